/* Days are whole numbers counted from 1900-01-01. No JavaScript Date: it knows time zones, the atlas does not.
   The conversions follow H. Hinnant, "chrono-compatible low-level date algorithms" (2013). */

const Atlas = {};

Atlas.days = (() => {
  const UNITS = ["day", "week", "month", "year"];
  const SHIFT = 693901; // days from 0000-03-01 to 1900-01-01
  const MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ];

  /** Day number of a year, month (1–12) and day of the month. */
  function fromParts(year, month, day) {
    const y = month <= 2 ? year - 1 : year;
    const era = Math.floor(y / 400);
    const yoe = y - era * 400;
    const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
    return era * 146097 + doe - SHIFT;
  }

  /** Year, month (1–12) and day of the month of a day number. */
  function toParts(number) {
    const z = number + SHIFT;
    const era = Math.floor(z / 146097);
    const doe = z - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    return {
      year: yoe + era * 400 + (month <= 2 ? 1 : 0),
      month,
      day: doy - Math.floor((153 * mp + 2) / 5) + 1,
    };
  }

  /** ISO text of a day number. */
  function toIso(number) {
    const { year, month, day } = toParts(number);
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }

  /** Day number of an ISO text, or null if there is no such day. */
  function fromIso(text) {
    const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(String(text));
    if (!match) return null;
    const [year, month, day] = match.slice(1).map(Number);
    if (month < 1 || month > 12 || day < 1 || day > 31) return null;
    const number = fromParts(year, month, day);
    const back = toParts(number);
    return back.month === month && back.day === day ? number : null;
  }

  /** Day number of what people type: an ISO text, its month or year alone, or "15 August 1945"; null if it is no day. */
  function read(text) {
    const plain = String(text).trim();
    const begin = /^(\d{4})(?:-(\d{1,2}))?$/.exec(plain);
    if (begin) return fromIso(`${begin[1]}-${begin[2] || 1}-1`);
    const words = /^(\d{1,2})\.?\s+([a-z]{3,})\.?,?\s+(\d{4})$/i.exec(plain);
    if (!words) return fromIso(plain);
    const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(words[2].toLowerCase())) + 1;
    return month ? fromIso(`${words[3]}-${month}-${words[1]}`) : null;
  }

  /** "15 August 1945" */
  function english(number) {
    const { year, month, day } = toParts(number);
    return `${day} ${MONTHS[month - 1]} ${year}`;
  }

  /** Day number moved by n days, weeks, months or years; the day of the month is kept where the month has it. */
  function moved(number, n, unit) {
    if (unit === "day") return number + n;
    if (unit === "week") return number + 7 * n;
    const { year, month, day } = toParts(number);
    const months = year * 12 + (month - 1) + (unit === "year" ? 12 * n : n);
    const y = Math.floor(months / 12);
    const m = months - y * 12 + 1;
    const last = fromParts(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - fromParts(y, m, 1);
    return fromParts(y, m, Math.min(day, last));
  }

  return { UNITS, toParts, toIso, fromIso, read, english, moved, fromParts };
})();
