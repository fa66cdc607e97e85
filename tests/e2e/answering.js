/**
 * Answers every question of a page rightly, by its own fields and buttons, as `answering(solutions)` in the page.
 * Gives what each says: [{id, kind, said}]. Learners' programs are given by the id of their question, which is left out without.
 */
async (programs) => {
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  // counted, for the clock of a page may stand still
  const until = async (condition) => {
    for (let n = 0; !condition() && n < 1_000; n++) await new Promise((done) => setTimeout(done, 20));
  };
  const put = (field, value) => {
    field.value = value;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const check = (form) => form.querySelector("[data-do] button").click();
  const tick = (form, values) => all(form, "fieldset [name^=q]").forEach((box) => box.checked !== values.includes(box.value) && box.click());
  const textOf = ({ accept, answer }) => (accept ? [accept[0][1]].flat().join("") : String(answer).replace(".", ","));
  const typed = (form, key) => put(form.querySelector("fieldset [name^=q]"), textOf(key));

  const place = (form, name, value) => {
    const fields = all(form, `[data-p="${name}"]`);
    const [first] = fields;
    if (first.type === "radio" || first.type === "checkbox") fields.forEach((field) => value.split(",").includes(field.value) && !field.checked && field.click());
    else put(first, value);
  };
  const SAMPLES = ["lucie.martin@mail.example", "03 53 01 00 44", "55100", "04/05/2001", "MARTIN", "Mirabelle-de-Metz-2027!"];
  const placed = (form, { places = {}, fields = {}, gaps = {} }) => {
    for (const [name, accepted] of Object.entries(places)) place(form, name, accepted[0]);
    for (const [name, gap] of Object.entries(gaps)) place(form, name, textOf(gap));
    for (const [name, { rule, accept }] of Object.entries(fields)) place(form, name, [...accept, ...SAMPLES].find((text) => RegExp(rule).test(text)));
  };
  /** the choices that earn most, from a step on */
  const best = (steps, step, seen = []) =>
    step === null || seen.includes(step)
      ? [0, []]
      : steps[step]
          .map(([id, to, score]) => [best(steps, to, [...seen, step]), id, score])
          .map(([[rest, way], id, score]) => [score + rest, [id, ...way]])
          .sort(([a], [b]) => b - a)[0] || [0, []];

  const RIGHT = {
    choice: (form, { weights }) => tick(form, [Object.keys(weights).sort((a, b) => weights[b] - weights[a])[0]]),
    choices: (form, { right }) => tick(form, right),
    hotspot: (form, { right }) => tick(form, right),
    truefalse: (form, { answer }) => tick(form, [answer]),
    survey: (form, { values }) => tick(form, values.slice(0, 1)),
    text: typed,
    number: typed,
    formula: (form) => put(form.querySelector("fieldset [name^=q]"), form.querySelector("[data-result]").textContent),
    gaps: placed,
    match: placed,
    label: placed,
    sort: placed,
    grid: placed,
    simulation: placed,
    order(form, { order }) {
      order.forEach((id, rank) => {
        const row = form.querySelector(`[data-id="${id}"]`);
        while (all(form, "[data-id]").indexOf(row) > rank) row.querySelector(".move").click();
      });
    },
    open(form) {
      put(form.querySelector("textarea"), "Bonjour Madame, votre annonce m’intéresse.");
      check(form);
      all(form, "[data-self] input").forEach((box) => box.click());
    },
    cards: (form, { cards }) => cards.forEach(() => all(form, "[data-card]:not([hidden]) .judge button")[1].click()),
    scenario: (form, { first, steps }) =>
      best(steps, first)[1].forEach((id) => {
        const [step] = all(form, "[data-step]:not([hidden])");
        all(step, "button.answer")[steps[step.dataset.step].findIndex(([way]) => way === id)].click();
      }),
    code(form) {
      put(form.querySelector(".editor"), programs[form.dataset.q.replace(/.*#/, "")]);
      form.querySelector("[data-run]").click();
    },
  };
  // what waits until the reader acts has come
  await until(() => !document.querySelector("[data-later]"));
  const said = [];
  for (const form of all(document, "form.q:not([hidden])")) {
    const { kind, q, key } = form.dataset;
    if (kind === "code" && !(q.replace(/.*#/, "") in programs)) continue;
    RIGHT[kind](form, JSON.parse(key));
    if (!form.querySelector("[data-do]").hidden && !form.querySelector("fieldset:disabled")) check(form);
    await until(() => form.querySelector("fieldset:disabled"));
    said.push({ id: q, kind, said: form.querySelector("[data-said]").textContent.trim() });
  }
  return said;
};
