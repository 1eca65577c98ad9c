/* Distances on the ellipsoid, and the line of the shortest way. Angles in degrees, lengths in metres. */

Atlas.geodesic = (() => {
  const [A, F] = [6378137, 1 / 298.257223563]; // WGS 84
  const B = A * (1 - F);
  const { sin, cos, tan, atan, atan2, hypot, abs, PI } = Math;
  const radians = (degrees) => (degrees * PI) / 180;

  /**
   * T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid" (1975), the inverse; to a millimetre.
   * Returns null where two points are so nearly opposite that it finds no end.
   */
  function vincenty([lat1, lon1], [lat2, lon2]) {
    const [u1, u2] = [lat1, lat2].map((latitude) => atan((1 - F) * tan(radians(latitude))));
    const turn = ((((lon2 - lon1 + 180) % 360) + 360) % 360) - 180;
    const apart = radians(turn);
    let lambda = apart;
    for (let round = 0; round < 60; round += 1) {
      const across = cos(u2) * sin(lambda);
      const along = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda);
      const sinSigma = hypot(across, along);
      if (sinSigma === 0) return 0;
      const cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda);
      const sigma = atan2(sinSigma, cosSigma);
      const sinAlpha = (cos(u1) * cos(u2) * sin(lambda)) / sinSigma;
      const flat = 1 - sinAlpha * sinAlpha;
      const middle = flat === 0 ? 0 : cosSigma - (2 * sin(u1) * sin(u2)) / flat;
      const c = (F / 16) * flat * (4 + F * (4 - 3 * flat));
      const turned = middle + c * cosSigma * (2 * middle * middle - 1);
      const next = apart + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * turned);
      if (abs(next) > PI) return null;
      if (abs(next - lambda) > 1e-12) {
        lambda = next;
        continue;
      }
      const u = (flat * (A * A - B * B)) / (B * B);
      const big = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
      const small = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
      const cubic = (small / 6) * middle * (4 * sinSigma * sinSigma - 3) * (4 * middle * middle - 3);
      const less = small * sinSigma * (middle + (small / 4) * (cosSigma * (2 * middle * middle - 1) - cubic));
      return B * big * (sigma - less);
    }
    return null;
  }

  const toVector = ([latitude, longitude]) => {
    const [phi, lambda] = [radians(latitude), radians(longitude)];
    return [cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi)];
  };
  const toPoint = ([x, y, z]) => [(atan2(z, hypot(x, y)) * 180) / PI, (atan2(y, x) * 180) / PI];
  const cross = ([a, b, c], [d, e, f]) => [b * f - c * e, c * d - a * f, a * e - b * d];
  const unit = (vector) => vector.map((part) => part / hypot(...vector));

  /** Opposite points: the shortest way leads over one of the places a quarter of the earth from both. */
  function opposite(from, to) {
    const axis = toVector(from);
    const side = unit(cross(axis, abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
    const up = cross(axis, side);
    const ways = Array.from({ length: 90 }, (_, index) => {
      const turn = radians(index * 4);
      const over = toPoint(side.map((part, at) => part * cos(turn) + up[at] * sin(turn)));
      return (vincenty(from, over) ?? Infinity) + (vincenty(over, to) ?? Infinity);
    });
    return Math.min(...ways);
  }

  /** Length of the shortest way between two points [latitude, longitude], in metres. */
  const distance = (from, to) => vincenty(from, to) ?? opposite(from, to);

  /**
   * Points of the great circle between two points, both ends with them, longitudes running on past 180°. It is drawn, not
   * measured: on the ellipsoid the way lies beside it by less than a line's width at any scale of this map.
   */
  function way(from, to, count = 64) {
    const [a, b] = [toVector(from), toVector(to)];
    const angle = atan2(hypot(...cross(a, b)), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
    const points = [from];
    let [, before] = from;
    for (let step = 1; step <= count; step += 1) {
      const part = step / count;
      const [p, q] = angle < 1e-9 ? [1 - part, part] : [sin((1 - part) * angle), sin(part * angle)];
      const [latitude, longitude] = toPoint(a.map((value, at) => value * p + b[at] * q));
      before = longitude + 360 * Math.round((before - longitude) / 360);
      points.push([latitude, before]);
    }
    return points;
  }

  return { distance, way };
})();
