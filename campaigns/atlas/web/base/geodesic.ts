/* Distances on the ellipsoid, and the line of the shortest way. Angles in degrees, lengths in metres. */

import type { LatLon } from "./types.ts";

type Vector = [x: number, y: number, z: number];

const { sin, cos, tan, atan, atan2, hypot, abs, PI } = Math;
const [A, F] = [6378137, 1 / 298.257223563]; // WGS 84: semi-major axis in metres, flattening
const B = A * (1 - F);
const radians = (degrees: number): number => (degrees * PI) / 180;
/** Latitude on the auxiliary sphere, radians. */
const reduced = (latitude: number): number => atan((1 - F) * tan(radians(latitude)));

/** Where an iteration of Vincenty's formula stands: names as in his paper. */
interface Arc {
  sinSigma: number;
  cosSigma: number;
  sigma: number;
  sinAlpha: number;
  cosSquaredAlpha: number;
  cosTwoSigmaM: number;
}

/** The arc between two reduced latitudes whose longitudes on the sphere lie lambda apart. */
function arcOf(u1: number, u2: number, lambda: number): Arc {
  const sinSigma = hypot(cos(u2) * sin(lambda), cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lambda));
  const cosSigma = sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lambda);
  const sinAlpha = (cos(u1) * cos(u2) * sin(lambda)) / sinSigma;
  const cosSquaredAlpha = 1 - sinAlpha * sinAlpha;
  const cosTwoSigmaM = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sin(u1) * sin(u2)) / cosSquaredAlpha;
  return { sinSigma, cosSigma, sigma: atan2(sinSigma, cosSigma), sinAlpha, cosSquaredAlpha, cosTwoSigmaM };
}

/** Length of an arc on the ellipsoid, metres. */
function lengthOfArc({ sinSigma, cosSigma, sigma, cosSquaredAlpha, cosTwoSigmaM: m }: Arc): number {
  const u = (cosSquaredAlpha * (A * A - B * B)) / (B * B);
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const cubic = (b / 6) * m * (4 * sinSigma * sinSigma - 3) * (4 * m * m - 3);
  const deltaSigma = b * sinSigma * (m + (b / 4) * (cosSigma * (2 * m * m - 1) - cubic));
  return B * a * (sigma - deltaSigma);
}

/**
 * T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid" (1975), the inverse; to a millimetre.
 * Returns null where two points are so nearly opposite that it does not converge.
 */
function vincenty([lat1, lon1]: LatLon, [lat2, lon2]: LatLon): number | null {
  const [u1, u2] = [reduced(lat1), reduced(lat2)];
  const apart = radians(((((lon2 - lon1 + 180) % 360) + 360) % 360) - 180);
  let lambda = apart;
  for (let round = 0; round < 60; round += 1) {
    const arc = arcOf(u1, u2, lambda);
    if (arc.sinSigma === 0) return 0;
    const { cosSquaredAlpha, cosTwoSigmaM: m } = arc;
    const c = (F / 16) * cosSquaredAlpha * (4 + F * (4 - 3 * cosSquaredAlpha));
    const turned = m + c * arc.cosSigma * (2 * m * m - 1);
    const next = apart + (1 - c) * F * arc.sinAlpha * (arc.sigma + c * arc.sinSigma * turned);
    if (abs(next) > PI) return null;
    if (abs(next - lambda) <= 1e-12) return lengthOfArc(arc);
    lambda = next;
  }
  return null;
}

const toVector = ([latitude, longitude]: LatLon): Vector => {
  const [phi, lambda] = [radians(latitude), radians(longitude)];
  return [cos(phi) * cos(lambda), cos(phi) * sin(lambda), sin(phi)];
};
const toPoint = ([x, y, z]: Vector): LatLon => [(atan2(z, hypot(x, y)) * 180) / PI, (atan2(y, x) * 180) / PI];
const cross = ([a, b, c]: Vector, [d, e, f]: Vector): Vector => [b * f - c * e, c * d - a * f, a * e - b * d];
/** p times one vector and q times another. */
const combined = (a: Vector, p: number, b: Vector, q: number): Vector => [
  a[0] * p + b[0] * q,
  a[1] * p + b[1] * q,
  a[2] * p + b[2] * q,
];
const unit = (v: Vector): Vector => combined(v, 1 / hypot(...v), v, 0);

/** Opposite points: the shortest way leads over one of the places a quarter of the earth from both. */
function overQuarter(from: LatLon, to: LatLon): number {
  const axis = toVector(from);
  const side = unit(cross(axis, abs(axis[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0]));
  const up = cross(axis, side);
  const ways = Array.from({ length: 90 }, (_, index) => {
    const turn = radians(index * 4);
    const over = toPoint(combined(side, cos(turn), up, sin(turn)));
    return (vincenty(from, over) ?? Infinity) + (vincenty(over, to) ?? Infinity);
  });
  return Math.min(...ways);
}

/** Length of the shortest way between two points, latitude and longitude in degrees, in metres. */
export const geodesicDistance = (from: LatLon, to: LatLon): number => vincenty(from, to) ?? overQuarter(from, to);

/**
 * Points of the great circle between two points, both ends with them, longitudes running on past 180°. It is drawn, not
 * measured: on the ellipsoid the way lies beside it by less than a line's width at any scale of this map.
 */
export function greatCircle(from: LatLon, to: LatLon, count = 64): LatLon[] {
  const [a, b] = [toVector(from), toVector(to)];
  const angle = atan2(hypot(...cross(a, b)), a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
  const points: LatLon[] = [from];
  let [, before] = from;
  for (let step = 1; step <= count; step += 1) {
    const part = step / count;
    const [p, q] = angle < 1e-9 ? [1 - part, part] : [sin((1 - part) * angle), sin(part * angle)];
    const [latitude, longitude] = toPoint(combined(a, p, b, q));
    before = longitude + 360 * Math.round((before - longitude) / 360);
    points.push([latitude, before]);
  }
  return points;
}
