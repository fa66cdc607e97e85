/** A calendar that other programs read: RFC 5545, in times of the place where one is. */

/** @typedef {{id: string, title: string, start: number, minutes: number, place: string}} Event `start`: that time in UTC, in milliseconds */

const OCTETS = 75;
const MINUTE = 60_000;

/** Section 3.3.11. @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** Section 3.1: lines of 75 octets at most, those that go on beginning with a space. @param {string} line */
const folded = (line) => {
  const rows = [""];
  let size = 0;
  for (const sign of line) {
    const octets = new Blob([sign]).size;
    if (size + octets > OCTETS) {
      rows.push(" ");
      size = 1;
    }
    rows[rows.length - 1] += sign;
    size += octets;
  }
  return rows.join("\r\n");
};

/** 20261207T180000 @param {number} time */
const local = (time) => new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "");

/**
 * An event keeps its name, so that one read again takes the place of itself. @param {Event[]} events @param {string} site
 * @param {string} name of the calendar @param {number} now milliseconds @param {number} notice minutes before, of the reminder
 */
export const calendar = (events, site, name, now, notice) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tremplin//plan//FR",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ id, title, start, minutes, place }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(`${id}@${site}`)}`,
      `DTSTAMP:${local(now)}Z`,
      `SEQUENCE:${Math.floor(now / MINUTE)}`,
      `DTSTART:${local(start)}`,
      `DTEND:${local(start + minutes * MINUTE)}`,
      `SUMMARY:${escaped(title)}`,
      ...(place ? [`LOCATION:${escaped(place)}`] : []),
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:-PT${notice}M`,
      "END:VALARM",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ]
    .map(folded)
    .join("\r\n");
