import ts from 'typescript';
import { docOf, exportsOf, tagOf } from './exports';
import { lineOf } from './syntax';
import type { Check } from './workspace';

/** Every exported interface and enum, and each of their members, has a doc sentence; what is optional names its default. */
export const propDocs: Check = (workspaceFolder) => {
  const problems = exportsOf(workspaceFolder).flatMap(({ declaration, path, name }) => {
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isEnumDeclaration(declaration)) return [];
    const place = (node: ts.Node, label: string) => `${path}:${lineOf(node)} ${label}`;
    const own = hasSentence(declaration) ? [] : [`${place(declaration, name)} has no doc sentence: say what it is.`];
    const members: readonly ts.NamedDeclaration[] = [...declaration.members];
    return [
      ...own,
      ...members.flatMap((member) => {
        const label = `${name}.${member.name?.getText() ?? ts.SyntaxKind[member.kind]}`;
        const found: string[] = [];
        if (!hasSentence(member)) found.push(`${place(member, label)} has no doc sentence: say what it sets.`);
        if (ts.isPropertySignature(member) && member.questionToken !== undefined && !hasDefault(member)) {
          found.push(`${place(member, label)} is optional and has no @default: say what happens without it.`);
        }
        return found;
      }),
    ];
  });
  return [...new Set(problems)];
};

function hasSentence(node: ts.Node): boolean {
  const text = ts.getTextOfJSDocComment(docOf(node)?.comment)?.trim() ?? '';
  return /[.!?:][)"'`]?(\s|$)/.test(text);
}

function hasDefault(node: ts.Node): boolean {
  return (ts.getTextOfJSDocComment(tagOf(docOf(node), 'default')?.comment)?.trim() ?? '') !== '';
}
