/* The other side of packing.py: base64 of delta-coded variable-length integers to lines in the unit Mercator square. */

Atlas.unpack = (() => {
  const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  /** Longitude and latitude in degrees to x and y from 0 to 1 (Web Mercator, y downwards). */
  function mercator(longitude, latitude) {
    const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, latitude)) * Math.PI) / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  /** Arcs of a blob, each a Float64Array x, y, x, y … */
  function arcs(blob) {
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

  /** One line of its arcs, joined end to end; `-1 - n` is arc n backwards. */
  function joined(numbers, known) {
    if (numbers.length === 1 && numbers[0] >= 0) return known[numbers[0]];
    const pieces = numbers.map((number) => known[number < 0 ? -1 - number : number]);
    const line = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length - 2, 2));
    let at = 0;
    pieces.forEach((piece, index) => {
      if (numbers[index] >= 0) line.set(piece, at);
      else
        for (let i = 0; i < piece.length; i += 2) {
          line[at + i] = piece[piece.length - 2 - i];
          line[at + i + 1] = piece[piece.length - 1 - i];
        }
      at += piece.length - 2; // the next piece begins where this one ends
    });
    return line;
  }

  /** Blob of packing.py to an array of lines, each a Float64Array x, y, x, y … */
  function lines(blob) {
    const known = arcs(blob);
    return blob.lines.map((numbers) => joined(numbers, known));
  }

  return { bytesOf, lines, mercator };
})();

/** Point of the unit Mercator square to Leaflet's latitude and longitude. */
Atlas.toLatLng = ([x, y]) =>
  L.CRS.EPSG3857.unproject(L.point((x - 0.5) * 2, (0.5 - y) * 2).multiplyBy(Math.PI * 6378137));
