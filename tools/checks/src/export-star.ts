import ts from 'typescript';
import { lineOf, parse } from './syntax';
import { type Check, sourceFilesOf } from './workspace';

/** No `export *` in any source: what a module offers stands in it by name. */
export const exportStar: Check = (workspaceFolder) =>
  sourceFilesOf(workspaceFolder).flatMap((path) =>
    parse(workspaceFolder, path)
      .statements.filter(ts.isExportDeclaration)
      .filter(({ exportClause }) => exportClause === undefined || ts.isNamespaceExport(exportClause))
      .map((statement) => `${path}:${lineOf(statement)} has an export *: name what it exports.`),
  );
