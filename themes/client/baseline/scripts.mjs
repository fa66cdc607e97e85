/**
 * What scripts use of the browser: each name that TypeScript finds declared in its own libraries, looked up in the data of
 * MDN. Of a value whose type is `any`, a method counts when no object of the baseline has one of its name.
 */
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { unsupportedSelectors } from "./styles.mjs";
import { found, lacking } from "./support.mjs";

/** @typedef {{place: string, name: string, lack: string}} Finding `place`: file and line; `lack`: which browsers lack it */

const client = join(dirname(fileURLToPath(import.meta.url)), "..");
const { builtins, regular_expressions: patterns } = found("javascript");
const api = found("api");

/** what the name of a flag of patterns is in the data @type {Record<string, string>} */
const FLAGS = { d: "hasIndices", s: "dotAll", u: "unicode", v: "unicodeSets", y: "sticky" };
/** @type {[RegExp, any][]} */
const SYNTAX = [
  [/\(\?<[=!]/, patterns.lookbehind_assertion],
  [/\(\?<\w/, patterns.named_capturing_group],
  [/\\p\{/i, patterns.unicode_character_class_escape],
  [/\(\?[ims-]+:/, patterns.modifier],
];

/** The interfaces where a member may be written down: TypeScript puts some in mixins, the data in what they are mixed into. @param {ts.TypeChecker} checker @param {ts.Type} type @returns {string[]} */
const namesOf = (checker, type) => {
  if (type.isUnionOrIntersection()) return type.types.flatMap((each) => namesOf(checker, each));
  const whole = checker.getApparentType(type);
  const symbol = whole.getSymbol();
  const own = symbol ? [symbol.name.replace(/^Readonly(?=Array|Map|Set)|Constructor$/, "")] : [];
  const bases = whole.isClassOrInterface() ? checker.getBaseTypes(whole).flatMap((base) => namesOf(checker, base)) : [];
  return [...own, ...bases];
};
/** @param {string} owner @param {string} member */
const memberOf = (owner, member) => found("api", owner, member) || found("api", owner, `${member}_static`) || found("javascript", "builtins", owner, member);

/** the methods that some object has and none of the baseline has: name → what lacks it @type {Map<string, string>} */
const newer = new Map();
{
  const known = new Set();
  for (const object of [...Object.values(builtins), ...Object.values(api)])
    for (const [name, feature] of Object.entries(object)) {
      const lack = lacking(feature);
      if (lack && !known.has(name)) newer.set(name, lack);
      else if (!lack && feature.__compat) newer.delete(name), known.add(name);
    }
}

/**
 * @param {string[]} files of scripts
 * @returns {Finding[]}
 */
export const unsupportedInScripts = (files) => {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(client, "tsconfig.json"), ts.sys.readFile).config, ts.sys, client);
  // the newest libraries: a name that TypeScript does not know is not found
  const program = ts.createProgram(files, { ...options, lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] });
  const checker = program.getTypeChecker();
  /** @type {Finding[]} */
  const findings = [];
  /** @param {ts.Node} node @param {string} name @param {string} lack */
  const tell = (node, name, lack) => {
    const source = node.getSourceFile();
    if (lack) findings.push({ place: `${relative(client, source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, name, lack });
  };
  /** @param {ts.Symbol|undefined} symbol */
  const isBrowsers = (symbol) => !!symbol && (symbol.declarations || []).some((part) => program.isSourceFileDefaultLibrary(part.getSourceFile()));

  /** A member of an object. @param {ts.Node} node @param {ts.Type} owner @param {string} member @param {ts.Symbol|undefined} symbol @param {string} [known] what the object is called, as `AbortSignal` */
  const member = (node, owner, member, symbol, known = "") => {
    if (owner.flags & ts.TypeFlags.Any) {
      if (ts.isCallExpression(node.parent.parent) && node.parent.parent.expression === node.parent) tell(node, member, newer.get(member) || "");
    } else if (symbol && symbol.name === member && isBrowsers(symbol)) {
      const names = [known, ...namesOf(checker, owner)];
      const owners = names.some((name) => memberOf(name, member)) ? names : ["Element", "Document", "Window"];
      const name = owners.find((each) => memberOf(each, member));
      if (name) tell(node, `${name}.${member}`, lacking(memberOf(name, member)));
    }
  };

  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyAccessExpression(node)) {
      member(node.name, checker.getTypeAtLocation(node.expression), node.name.text, checker.getSymbolAtLocation(node.name), node.expression.getText());
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName || node.name).getText();
      const owner = checker.getTypeAtLocation(node.parent);
      if (!(owner.flags & ts.TypeFlags.Any)) member(node, owner, name, owner.getProperty(name));
    } else if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) && isBrowsers(checker.getSymbolAtLocation(node))) {
      tell(node, node.text, lacking(found("api", node.text) || found("javascript", "builtins", node.text) || found("api", "Window", node.text)));
    } else if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      SYNTAX.forEach(([sign, feature]) => sign.test(node.text.slice(0, end)) && tell(node, node.text, lacking(feature)));
      [...node.text.slice(end + 1)].forEach((flag) => tell(node, node.text, lacking(found("javascript", "builtins", "RegExp", FLAGS[flag]))));
    } else if (ts.isCallExpression(node)) {
      const signature = checker.getResolvedSignature(node);
      node.arguments.forEach((argument, n) => {
        const { name = "" } = (signature && signature.parameters[n]) || {};
        if (!/^selectors?$/.test(name)) return;
        // what is put in a template is an id or a word
        const text = ts.isStringLiteralLike(argument) ? argument.text : ts.isTemplateExpression(argument) ? argument.getText().slice(1, -1).replace(/\$\{[^}]*\}/g, "x") : "";
        if (text) unsupportedSelectors(text).forEach(([name, lack]) => tell(argument, name, lack));
      });
    }
    ts.forEachChild(node, visit);
  };
  const wanted = new Set(files);
  program.getSourceFiles().filter(({ fileName }) => wanted.has(fileName)).forEach(visit);
  return findings;
};
