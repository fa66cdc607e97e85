/** A calendar that other programs read: RFC 5545. */

/**
 * `start` in milliseconds: an instant where `zone` is "Z"; where it is "", that time in UTC, to be kept wherever one is. `sequence`: a
 * greater one takes the place of a smaller one; `notice`: minutes before, of the reminder; `more`: what is said besides.
 * @typedef {{id: string, title: string, start: number, zone: ""|"Z", minutes: number, sequence: number, notice: number, place?: string, more?: string}} Event
 */

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
 * @param {string} name of the calendar @param {number} now milliseconds
 */
export const calendar = (events, site, name, now) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tremplin//plan//FR",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ id, title, start, zone, minutes, sequence, notice, place, more }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(`${id}@${site}`)}`,
      `DTSTAMP:${local(now)}Z`,
      `SEQUENCE:${sequence}`,
      `DTSTART:${local(start)}${zone}`,
      `DTEND:${local(start + minutes * MINUTE)}${zone}`,
      `SUMMARY:${escaped(title)}`,
      ...(place ? [`LOCATION:${escaped(place)}`] : []),
      ...(more ? [`DESCRIPTION:${escaped(more)}`] : []),
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
