/** A library's source without the methods of its classes that nothing calls: bundlers leave those in. */
import ts from "typescript";

/** Whether a method may be called without its name. @param {ts.ClassElement} member */
const isImplied = (member) => !member.name || !ts.isIdentifier(member.name);
/** @param {ts.ClassElement} member */
const nameOf = (member) => member.name?.getText() || "";

/** The names of properties that are read in `node`, but in what is `left` out. @param {ts.Node} node @param {Set<ts.Node>} left */
const readIn = (node, left) => {
  /** @type {string[]} */
  const names = [];
  /** @param {ts.Node} inner */
  const walk = (inner) => {
    if (left.has(inner)) return;
    if (ts.isPropertyAccessExpression(inner)) names.push(inner.name.text);
    if (ts.isStringLiteral(inner)) names.push(inner.text);
    ts.forEachChild(inner, walk);
  };
  walk(node);
  return names;
};

/** @param {string} source @param {string[]} called the methods that are called from outside */
export const withoutUnused = (source, called) => {
  const file = ts.createSourceFile("library.js", source, ts.ScriptTarget.Latest, true);
  const waiting = new Set(file.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => members.filter((member) => !isImplied(member))));
  const names = new Set([...called, ...readIn(file, waiting)]);
  for (let member; (member = [...waiting].find((each) => names.has(nameOf(each)))); ) {
    waiting.delete(member);
    readIn(member, waiting).forEach((name) => names.add(name));
  }
  return [...waiting].reduceRight((text, { pos, end }) => text.slice(0, pos) + text.slice(end), source);
};
