import { join } from 'node:path';
import ts from 'typescript';
import { compilerOptionsOf } from '../../checks/src/compiler';
import { servicePackagesOf } from '../../checks/src/workspace';

/** One of the types that a prop takes. */
export type PropType =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'token' | 'jsonata' }
  /** A member of an enum, or a literal. */
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'list'; readonly element: readonly PropType[] }
  | { readonly kind: 'map'; readonly value: readonly PropType[] }
  | { readonly kind: 'object'; readonly name: string; readonly props: readonly Prop[] }
  /** A type of the CDK, a class, or whatever else has a name. */
  | { readonly kind: 'named'; readonly name: string };

/** A prop of a task, or of an object within one. */
export interface Prop {
  readonly name: string;
  readonly required: boolean;
  readonly types: readonly PropType[];
}

/** A task class of a package, with the props that are its own. */
export interface SurveyedTask {
  /** The short name of its package, such as `sqs`. */
  readonly service: string;
  readonly name: string;
  readonly props: readonly Prop[];
}

/** Every task class that a service package exports, with the types of its props as the compiler sees them. */
export function surveyTasks(workspaceFolder: string): SurveyedTask[] {
  const entries = servicePackagesOf(workspaceFolder).map(({ shortName, folder }) => ({
    service: shortName,
    file: join(workspaceFolder, folder, 'src/index.ts'),
  }));
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    compilerOptionsOf(workspaceFolder),
  );
  const survey = new Survey(program.getTypeChecker(), workspaceFolder);
  return entries.flatMap(({ service, file }) => survey.tasksOf(service, program.getSourceFile(file)!));
}

class Survey {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly workspaceFolder: string,
  ) {}

  tasksOf(service: string, file: ts.SourceFile): SurveyedTask[] {
    return this.checker
      .getExportsOfModule(this.checker.getSymbolAtLocation(file)!)
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol))
      .flatMap((symbol) => {
        const props = this.propsOfTask(symbol);
        return props === undefined ? [] : [{ service, name: symbol.name, props }];
      });
  }

  private propsOfTask(symbol: ts.Symbol): Prop[] | undefined {
    if (!(symbol.flags & ts.SymbolFlags.Class)) return undefined;
    if (this.checker.getDeclaredTypeOfSymbol(symbol).getProperty('toStateJson') === undefined) return undefined;
    const [signature] = this.checker.getTypeOfSymbol(symbol).getConstructSignatures();
    const props = signature?.parameters[2];
    return props && this.propsOf(this.checker.getTypeOfSymbol(props), []);
  }

  /** The props that a package declares: those of every state are the CDK's and core's. */
  private propsOf(type: ts.Type, around: readonly ts.Type[]): Prop[] {
    return type.getProperties().flatMap((symbol) => {
      const declaration = symbol.declarations?.[0];
      if (declaration === undefined || !this.isOwn(declaration)) return [];
      const types = this.typesOf(this.checker.getTypeOfSymbol(symbol), around);
      return [{ name: symbol.name, required: !(symbol.flags & ts.SymbolFlags.Optional), types }];
    });
  }

  private typesOf(type: ts.Type, around: readonly ts.Type[]): PropType[] {
    const members = type.isUnion() ? type.types : [type];
    return members.flatMap((member) => this.typeOf(member, around));
  }

  private typeOf(type: ts.Type, around: readonly ts.Type[]): PropType[] {
    if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) return [];
    if (type.flags & ts.TypeFlags.BooleanLike) return [{ kind: 'boolean' }];
    if (type.isLiteral()) return [{ kind: 'literal', value: type.value }];
    if (type.flags & ts.TypeFlags.TemplateLiteral) return [{ kind: 'jsonata' }];
    // `string & {}`, which keeps the known values of an open set apart.
    if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Intersection)) return [{ kind: 'string' }];
    if (type.flags & ts.TypeFlags.Number) return [{ kind: 'number' }];
    if (this.checker.isArrayType(type)) {
      return [
        { kind: 'list', element: this.typesOf(this.checker.getTypeArguments(type as ts.TypeReference)[0]!, around) },
      ];
    }
    const isPart = ['Omit', 'Partial', 'Pick'].includes(type.aliasSymbol?.name ?? '');
    const name = isPart
      ? this.checker.typeToString(type)
      : ((type.aliasSymbol ?? type.getSymbol())?.name ?? this.checker.typeToString(type));
    if (name === 'IResolvable') return [{ kind: 'token' }];
    const [index] = this.checker.getIndexInfosOfType(type);
    if (index !== undefined) return [{ kind: 'map', value: this.typesOf(index.type, around) }];
    if (around.includes(type) || !this.isPlain(type)) return [{ kind: 'named', name }];
    return [{ kind: 'object', name, props: this.propsOf(type, [...around, type]) }];
  }

  /** An interface that a service package declares, or a part of one that has members of its own. */
  private isPlain(type: ts.Type): boolean {
    if (type.aliasSymbol !== undefined && type.getSymbol()?.name === '__type') {
      return type
        .getProperties()
        .some(({ declarations }) => declarations?.[0] !== undefined && this.isOwn(declarations[0]));
    }
    const declaration = type.getSymbol()?.declarations?.[0];
    if (declaration === undefined || !this.isOwn(declaration) || ts.isClassDeclaration(declaration)) return false;
    return !type.getProperties().some(({ flags }) => flags & ts.SymbolFlags.Method);
  }

  /** Declared by a service package itself, by hand. */
  private isOwn(declaration: ts.Declaration): boolean {
    const file = declaration.getSourceFile().fileName;
    return (
      file.startsWith(join(this.workspaceFolder, 'packages/')) &&
      !file.startsWith(join(this.workspaceFolder, 'packages/core/')) &&
      !file.includes('/node_modules/') &&
      !file.endsWith('.generated.ts')
    );
  }
}
