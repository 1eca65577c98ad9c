/* The other side of packing.py: base64 of delta-coded variable-length integers to lines in the unit Mercator square. */

Atlas.unpack = (() => {
  const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /** Longitude and latitude in degrees to x and y from 0 to 1 (Web Mercator, y downwards). */
  function mercator(longitude, latitude) {
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  /** Blob of packing.py to an array of lines, each a Float64Array x, y, x, y … */
  function lines(blob) {
    const bytes = bytesOf(blob.data);
    let at = 0;
    const next = () => {
      let value = 0;
      let factor = 1;
      let byte;
      do {
        byte = bytes[at++];
        value += (byte & 127) * factor;
        factor *= 128;
      } while (byte & 128);
      return value % 2 ? -(value + 1) / 2 : value / 2;
    };
    return blob.lengths.map((length) => {
      const line = new Float64Array(2 * length);
      let [longitude, latitude] = [0, 0];
      for (let i = 0; i < length; i += 1) {
        longitude += next();
        latitude += next();
        const [x, y] = mercator(longitude / blob.scale, latitude / blob.scale);
        line[2 * i] = x;
        line[2 * i + 1] = y;
      }
      return line;
    });
  }

  return { lines, mercator };
})();
