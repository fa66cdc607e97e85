/**
 * What of a site is on the device: files in Cache Storage, each under a name that says its content, and the lists of
 * the editions that they are of (docs/offline.md). The worker and the pages share it; nothing is stored unread.
 */

/** @typedef {[size: number, digest: string, shown?: number[], tapped?: number[]]} Row a page has what it needs, by rank */
/** @typedef {{files: Record<string, Row>, shared: string[], core?: string[]}} List */
/** @typedef {{edition: string, list: List}} Edition */
/** @typedef {{now?: Edition, before?: Edition}} State */
/** @typedef {{scope: string, cache: Cache}} Held */

/** files that are on their way together */
const AT_ONCE = 4;
const LAYOUT = "tremplin 1 ";

/** @param {string} scope the address of the site @returns {Promise<Held>} */
export const openHeld = async (scope) => ({ scope, cache: await caches.open(LAYOUT + scope) });

/** Forget all of a site. @param {string} scope */
export const forget = (scope) => caches.delete(LAYOUT + scope);

// ---- small notes beside the files: none is written by two hands

/** @param {Held} held @param {string} name */
const noteKey = ({ scope }, name) => `${scope}?=${name}`;

/** @param {Held} held @param {string} name @returns {Promise<any>} */
export const noted = async (held, name) => {
  const found = await held.cache.match(noteKey(held, name));
  return found ? found.json() : undefined;
};
/** @param {Held} held @param {string} name @param {unknown} value */
export const note = (held, name, value) => held.cache.put(noteKey(held, name), new Response(JSON.stringify(value)));
/** @param {Held} held @param {string} name */
export const erase = (held, name) => held.cache.delete(noteKey(held, name));

/** The editions of a list that are here. @param {Held} held @param {string} id of a course, "" for the rest @returns {Promise<State>} */
export const stateOf = async (held, id) => (await noted(held, `list/${id}`)) || {};

// ---- files

/** The theme's files and what pages show carry their digest in their address. @param {string} address */
const isVersioned = (address) => /^assets\/tremplin\/|\?/.test(address);

/** @param {Held} held @param {string} address @param {Row} [row] of a page */
export const keyOf = ({ scope }, address, row) => scope + address + (isVersioned(address) || !row ? "" : `?${row[1]}`);

/** @param {BufferSource} data */
const digestOf = async (data) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return btoa(String.fromCharCode(...bytes)).replace("=", "");
};

/**
 * A redirection is not followed: it would be to a page where one signs in. By that, too, the worker lets it pass.
 * @param {Held} held @param {string} address @param {RequestCache} cache
 */
const ask = async ({ scope }, address, cache) => {
  const response = await fetch(scope + address, { cache, redirect: "manual" });
  if (!response.ok) throw Object.assign(new Error(address), { status: response.status });
  return response;
};

/** What is on the device, whole and as it was published. @param {Held} held @param {string} address @param {Row} row */
export const isWhole = async (held, address, row) => {
  const found = await held.cache.match(keyOf(held, address, row));
  return Boolean(found) && (await digestOf(await /** @type {Response} */ (found).arrayBuffer())) === row[1];
};

/**
 * Put a file on the device, if it is what its list says: a portal's page, a file cut off or of another edition is refused.
 * @param {Held} held @param {string} address @param {Row} row @param {Response} [given] what came already
 * @returns {Promise<Response>}
 */
export const bring = async (held, address, row, given) => {
  for (const response of [given, "default", "reload"]) {
    if (!response) continue;
    const came = typeof response === "string" ? await ask(held, address, /** @type {RequestCache} */ (response)) : response;
    const data = await came.arrayBuffer();
    if ((await digestOf(data)) !== row[1]) continue;
    const made = () => new Response(data, { headers: { "Content-Type": came.headers.get("Content-Type") || "" } });
    await held.cache.put(keyOf(held, address, row), made());
    return made();
  }
  throw new Error(`${address}: another content`);
};

/** The lists that may name an address: that of its course, which stands somewhere in it, and that of the rest. @param {string} address */
const idsOf = (address) => [...address.split("/").slice(0, -1), ""];

/** What the present edition says of an address. @param {Held} held @param {string} address @returns {Promise<{id: string, list: List, row: Row}|undefined>} */
export const find = async (held, address) => {
  for (const id of idsOf(address)) {
    const { now } = await stateOf(held, id);
    if (now && now.list.files[address]) return { id, list: now.list, row: now.list.files[address] };
  }
  return undefined;
};

// ---- editions

/** @param {string} address */
export const isFilm = (address) => /\.(mp4|webm|mp3|m4a|ogg|opus)\b/i.test(address);

/** @typedef {{films: boolean, done: boolean, of?: string}} Keeping what « Garder ce cours » asked for; `of`: of a list beside, what is of that course too */
/** @param {Held} held @param {string} id @returns {Promise<Keeping|undefined>} */
export const keepingOf = (held, id) => noted(held, `kept/${id}`);

/** What pages need, besides themselves. @param {List} list @param {string[]} pages @param {boolean} isKept what a tap asks for too */
const withNeeds = ({ files, shared }, pages, isKept) => {
  const names = [...Object.keys(files), ...shared];
  const found = new Set(pages);
  pages.forEach((page) => {
    const [, , shown = [], tapped = []] = files[page];
    [...shown, ...(isKept ? tapped : [])].forEach((rank) => found.add(names[rank]));
  });
  return [...found];
};

/** The names in a list beside that are of a course, and kept with no other. @param {List} list @param {string} id */
export const namesOf = ({ files, core = [] }, id) => Object.keys(files).filter((name) => new RegExp(`/${id}(/|\\.js$)`).test(name) && !core.includes(name));

/** The rows of all that is kept of a list. @param {List} list @param {List} rest @param {Keeping} keeping */
export const rowsOf = (list, rest, { films, of }) => {
  const names = list.core ? [...list.core, ...(of ? namesOf(list, of) : [])] : Object.keys(list.files);
  return described(list, rest, withNeeds(list, names, true).filter((name) => films || !isFilm(name)));
};

/** @param {List} list @param {List} rest @param {string[]} names @returns {[string, Row][]} */
const described = (list, rest, names) => names.map((name) => [name, list.files[name] || rest.files[name]]);

/** @param {Held} held @returns {Promise<(address: string, row: Row) => boolean>} whether a file is here */
export const hereIn = async (held) => {
  const keys = new Set((await held.cache.keys()).map(({ url }) => url));
  return (address, row) => keys.has(new URL(keyOf(held, address, row)).href);
};

/** The published edition of a list: the one that is here, or another. @param {Held} held @param {string} id @param {string} edition @param {Edition} [now] @returns {Promise<Edition>} */
const published = async (held, id, edition, now) => {
  if (now && now.edition === edition) return now;
  const text = await (await ask(held, `${id && `${id}/`}fichiers.json`, "no-cache")).arrayBuffer();
  if (!(await digestOf(text)).startsWith(edition)) throw new Error(`${id}: another list`);
  return { edition, list: JSON.parse(new TextDecoder().decode(text)) };
};

/**
 * Follow what is published, for the rest of the site and for some of its courses: all of what is kept, and what was here
 * of the edition before. Until everything is here the former editions stay, whole, and what came of the new ones waits.
 * @param {Held} held @param {string[]} ids those that are no course are let alone
 * @param {(id: string) => Promise<Keeping|undefined>} [keeping]
 * @param {(rows: [string, Row][], isHere: boolean[]) => void} [tell] may throw, to stop
 */
export const follow = async (held, ids, keeping = (id) => done(held, id), tell = () => {}) => {
  const editions = Object(await (await ask(held, "editions.json", "no-cache")).json());
  const isThere = await hereIn(held);
  /** @type {Map<string, [string, Row]>} */
  const wanted = new Map();
  const taken = [];
  for (const id of ["", ...ids]) {
    if (typeof editions[id] !== "string" || !editions[id]) continue;
    const { now } = await stateOf(held, id);
    const edition = await published(held, id, editions[id], now);
    const { list } = edition;
    const rest = taken.length ? taken[0].edition.list : list;
    const kept = await keeping(id);
    const former = now && now.list.files;
    const wasHere = Object.keys(list.files).filter((name) => former && former[name] && isThere(name, former[name]));
    const rows = [...(kept ? rowsOf(list, rest, kept) : []), ...described(list, rest, withNeeds(list, wasHere, false))];
    rows.forEach(([name, row]) => {
      if (!row) throw new Error(`${name}: in no list`);
      wanted.set(keyOf(held, name, row), [name, row]);
    });
    // until its list is there, nothing else names what comes
    if (!now || now.edition !== edition.edition) await note(held, `coming/${id}`, { now: edition });
    taken.push({ id, edition, now });
  }
  const rows = [...wanted.values()];
  const isHere = rows.map(([name, row]) => isThere(name, row));
  tell(rows, isHere);
  const missing = [...rows.keys()].filter((n) => !isHere[n]);
  const bringSome = async () => {
    while (missing.length) {
      const n = /** @type {number} */ (missing.shift());
      await bring(held, ...rows[n]);
      isHere[n] = true;
      tell(rows, isHere);
    }
  };
  // several on the way, for a line answers late; once one has failed no other is asked for, nor told
  await Promise.all(Array.from({ length: AT_ONCE }, () => bringSome())).catch((error) => {
    missing.length = 0;
    tell = () => {};
    throw error;
  });
  // a removal in another tab, or the browser, may have taken what was here
  const isStill = await hereIn(held);
  const [lost] = rows.filter(([name, row]) => !isStill(name, row));
  if (lost) throw new Error(`${lost[0]}: let go`);
  const fresh = taken.filter(({ edition, now }) => !now || now.edition !== edition.edition);
  for (const { id, edition, now } of fresh) await note(held, `list/${id}`, { now: edition, before: now });
  for (const { id } of taken) {
    await note(held, `seen/${id}`, Date.now());
    await erase(held, `coming/${id}`);
  }
  if (fresh.length) await prune(held);
};

/** What is kept already, and stays so: what is being kept is in the hands of a page. @param {Held} held @param {string} id */
const done = async (held, id) => {
  const keeping = await keepingOf(held, id);
  return keeping && keeping.done ? keeping : undefined;
};

/** A page that is read stays readable, with what it shows: it comes last, so that it is there whole or not. @param {Held} held @param {string} address @param {Response} response */
export const read = async (held, address, response) => {
  await follow(held, idsOf(address).slice(0, -1));
  const found = await find(held, address);
  if (!found) return;
  const { now } = await stateOf(held, "");
  for (const name of withNeeds(found.list, [address], false)) {
    const row = found.list.files[name] || (now && now.list.files[name]);
    if (row && name !== address && !(await held.cache.match(keyOf(held, name, row)))) await bring(held, name, row);
  }
  await bring(held, address, found.row, response);
};

/** The ids of the lists that are here. @param {Held} held @param {string} [kind] of the notes that name them */
export const listed = async (held, kind = "list") => {
  const start = noteKey(held, `${kind}/`);
  return (await held.cache.keys()).filter(({ url }) => url.startsWith(start)).map(({ url }) => url.slice(start.length));
};

/**
 * Let go of what no edition names any more: the present ones, those just before, which open tabs may be of, or those that
 * others bring meanwhile. The order counts: what comes after the look is not its own, and an edition is coming, then listed.
 * @param {Held} held
 */
export const prune = async (held) => {
  const keys = await held.cache.keys();
  const named = new Set();
  for (const kind of ["coming", "list"]) {
    for (const id of await listed(held, kind)) {
      /** @type {Edition[]} */
      const editions = Object.values((await noted(held, `${kind}/${id}`)) || {});
      for (const { list: { files, shared } } of editions) {
        Object.keys(files).forEach((address) => named.add(new URL(keyOf(held, address, files[address])).href));
        shared.forEach((address) => named.add(new URL(keyOf(held, address)).href));
      }
    }
  }
  const notes = noteKey(held, "");
  for (const { url } of keys) if (!url.startsWith(notes) && !named.has(url)) await held.cache.delete(url);
};
