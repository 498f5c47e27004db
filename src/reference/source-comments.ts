/**
 * What the source says about itself: the comments above fields and declarations,
 * read with the TypeScript compiler so that the reference is never a second copy of them.
 */
import { join } from "node:path";
import ts from "typescript";

/** The comments of an object's fields, by name, and of the fields inside each. */
export type FieldComments = ReadonlyMap<string, FieldComment>;

export interface FieldComment {
  /** Above the field itself. */
  readonly own: string | undefined;
  /** Above the constant that its schema starts from. */
  readonly constant: string | undefined;
  readonly inside: FieldComments;
}

/** What an event type's declaration says beside its schema. */
export interface EventComments {
  readonly fields: FieldComments;
  readonly terms: string | undefined;
  /** The parts (roles of accounts) that its rule names. */
  readonly parts: readonly string[];
}

const NONE: FieldComments = new Map();
/** Where the plain kinds of fields live: what they say of themselves says nothing of the field. */
const KINDS = "events/fields.ts";
const ENTRIES = ["events/catalogue/index.ts", "events/scenario.ts", "src/book/read-book.ts", "src/http/service.ts"];
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  types: [],
};

export class SourceComments {
  readonly #root: string;
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;

  constructor(root: string) {
    this.#root = root;
    this.#program = ts.createProgram(ENTRIES.map((file) => join(root, file)), OPTIONS);
    this.#checker = this.#program.getTypeChecker();
  }

  /** Of the zod object exported under that name. */
  schema(file: string, name: string): FieldComments {
    return this.#inside(this.#checker.getTypeOfSymbol(this.#exported(file, name)));
  }

  /** Of each zod object that is given a name, as `.meta({ id: "Figure" })` does, by that name. */
  named(): ReadonlyMap<string, FieldComments> {
    const found = new Map<string, FieldComments>();
    for (const source of this.#program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(join(this.#root, "src/")))) {
      first(source, (node) => {
        const id = nameGiven(node);
        if (id !== undefined) found.set(id.name, this.#inside(this.#checker.getTypeAtLocation(id.schema)));
        return undefined;
      });
    }
    return found;
  }

  /** Above the constant, interface or function exported under that name. */
  declared(file: string, name: string): string | undefined {
    return this.#textOf(this.#exported(file, name));
  }

  /** Above the member of an exported interface. */
  member(file: string, name: string, member: string): string {
    const found = this.#checker.getDeclaredTypeOfSymbol(this.#exported(file, name)).getProperty(member);
    const text = found === undefined ? undefined : this.#textOf(found);
    if (text === undefined) throw new Error(`${file}: nothing stands above ${name}.${member}`);
    return text;
  }

  /** Above the event type's declaration and in it. */
  eventType(type: string): EventComments {
    const literal = this.#declaration(type);
    const member = (name: string): ts.ObjectLiteralElementLike | undefined => literal.properties.find((each) => each.name?.getText() === name);
    const fields = member("fields");
    return {
      fields: fields !== undefined && ts.isPropertyAssignment(fields) ? this.#fields(this.#checker.getTypeAtLocation(fields.initializer)) : NONE,
      terms: commentAbove(member("terms")),
      parts: partsNamedIn(literal.getSourceFile()),
    };
  }

  /** The parts that rules shared by event types name. */
  sharedParts(): readonly string[] {
    return this.#program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(join(this.#root, "events/")) && !fileName.startsWith(join(this.#root, "events/catalogue/")))
      .flatMap(partsNamedIn);
  }

  #exported(file: string, name: string): ts.Symbol {
    const module = this.#checker.getSymbolAtLocation(this.#file(file));
    const found = module === undefined ? undefined : this.#checker.getExportsOfModule(module).find((each) => each.name === name);
    if (found === undefined) throw new Error(`${file} exports no ${name}`);
    return found;
  }

  #file(file: string): ts.SourceFile {
    const source = this.#program.getSourceFile(join(this.#root, file));
    if (source === undefined) throw new Error(`${file} is not part of ${ENTRIES.join(" or ")}`);
    return source;
  }

  /** The object literal that `eventType` is called with, in the file that has the type's name. */
  #declaration(type: string): ts.ObjectLiteralExpression {
    const found = first(this.#file(`events/catalogue/${type}.ts`), (node) =>
      ts.isCallExpression(node) && node.expression.getText() === "eventType" && node.arguments[0] !== undefined && ts.isObjectLiteralExpression(node.arguments[0]) ? node.arguments[0] : undefined,
    );
    if (found === undefined) throw new Error(`events/catalogue/${type}.ts declares no event type`);
    return found;
  }

  #fields(shape: ts.Type): FieldComments {
    return new Map(shape.getProperties().map((field) => [field.name, { own: this.#textOf(field), constant: this.#ofConstant(field), inside: this.#inside(this.#checker.getTypeOfSymbol(field)) }]));
  }

  /** The fields inside a schema's type, through optional fields, lists, records and unions. */
  #inside(type: ts.Type): FieldComments {
    const shape = this.#member(type, "shape");
    if (shape !== undefined) return this.#fields(shape);
    const definition = this.#member(type, "def");
    const wrapped = this.#member(type, "element") ?? this.#member(type, "valueType") ?? this.#member(type, "in") ?? (definition && this.#member(definition, "innerType"));
    if (wrapped !== undefined) return this.#inside(wrapped);
    const options = this.#member(type, "options");
    if (options === undefined) return NONE;
    return new Map(this.#checker.getTypeArguments(options as ts.TypeReference).flatMap((option) => [...this.#inside(option)]));
  }

  #member(type: ts.Type, name: string): ts.Type | undefined {
    const member = type.getProperty(name);
    return member === undefined ? undefined : this.#checker.getTypeOfSymbol(member);
  }

  #textOf(symbol: ts.Symbol): string | undefined {
    return flowing(ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)));
  }

  /** Above the constant that a field's schema starts from: `terms: terms.default({})`. */
  #ofConstant(field: ts.Symbol): string | undefined {
    const declaration = field.declarations?.[0];
    if (declaration === undefined) return undefined;
    const symbol = ts.isShorthandPropertyAssignment(declaration)
      ? this.#checker.getShorthandAssignmentValueSymbol(declaration)
      : ts.isPropertyAssignment(declaration)
        ? this.#checker.getSymbolAtLocation(rootOf(declaration.initializer))
        : undefined;
    if (symbol === undefined) return undefined;
    const constant = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const file = constant.valueDeclaration?.getSourceFile().fileName;
    const isOurs = file?.startsWith(`${this.#root}/`) === true && !file.includes("/node_modules/") && file !== join(this.#root, KINDS);
    return isOurs ? this.#textOf(constant) : undefined;
  }
}

function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return expression;
}

/** The schema that a call gives a name, and the name; nothing where it is another call. */
function nameGiven(node: ts.Node): { readonly name: string; readonly schema: ts.Expression } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || node.expression.name.text !== "meta") return undefined;
  const [given] = node.arguments;
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return undefined;
  const id = given.properties.find((each) => each.name?.getText() === "id");
  return id !== undefined && ts.isPropertyAssignment(id) && ts.isStringLiteral(id.initializer) ? { name: id.initializer.text, schema: node.expression.expression } : undefined;
}

/** The literal arguments of `context.account(…)`. */
function partsNamedIn(source: ts.SourceFile): string[] {
  const parts: string[] = [];
  first(source, (node) => {
    const argument = ts.isCallExpression(node) && node.expression.getText() === "context.account" ? node.arguments[0] : undefined;
    if (argument !== undefined && ts.isStringLiteral(argument)) parts.push(argument.text);
    return undefined;
  });
  return parts;
}

/** The first node below that `find` gives something for, in the order of the text. */
function first<Found>(node: ts.Node, find: (node: ts.Node) => Found | undefined): Found | undefined {
  return find(node) ?? ts.forEachChild(node, (child) => first(child, find));
}

function commentAbove(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  return flowing(ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join("\n"));
}

/** The text without the line breaks of its comment. */
function flowing(text: string): string | undefined {
  const joined = text.replaceAll(/\s+/g, " ").trim();
  return joined === "" ? undefined : joined;
}
