import { fileURLToPath } from "node:url";
import ts from "typescript/lib/typescript.js";
import type { ReferenceEntry, ReferenceMember, ReferenceOption } from "../../src/shared/reference.ts";
import { type Defaults, defaultsOfClass, defaultsOfParameter } from "./defaults.ts";
import { docsOf } from "./docs.ts";

const index = fileURLToPath(new URL("../../src/toolkit/index.ts", import.meta.url));
const typeFlags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** Every public name of the toolkit, from its types and docstrings. */
export function extractReference(): ReferenceEntry[] {
  const program = ts.createProgram([index], {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(index);
  const root = file && checker.getSymbolAtLocation(file);
  if (!root) throw new Error(`reference: ${index} cannot be read`);
  return checker.getExportsOfModule(root).flatMap((subModule) => {
    const module = subModule.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return (
      checker
        .getExportsOfModule(resolved(subModule, checker))
        // Options stand with what takes them.
        .filter(({ name }) => !name.endsWith("Options"))
        .flatMap((symbol) => new Reader(checker, module).entry(symbol.name, resolved(symbol, checker)))
    );
  });
}

const resolved = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

class Reader {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly module: string,
  ) {}

  entry(name: string, symbol: ts.Symbol): ReferenceEntry[] {
    const { isInternal, ...docs } = docsOf(symbol, this.checker);
    const declaration = symbol.declarations?.[0];
    if (isInternal || !declaration) return [];
    const shared = { module: this.module, name, ...docs, parameters: [...docs.parameters], throws: [...docs.throws], see: [...docs.see] }; // biome-ignore format: one thought
    if (ts.isClassDeclaration(declaration)) return [{ ...shared, kind: "class", ...this.#class(declaration, symbol) }];
    const type = this.checker.getTypeOfSymbolAtLocation(symbol, declaration);
    const [call] = type.getCallSignatures();
    if (call && !ts.isInterfaceDeclaration(declaration)) {
      return [{ ...shared, kind: "function", ...this.#function(name, type) }];
    }
    if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) {
      const declared = this.checker.getDeclaredTypeOfSymbol(symbol);
      const isOpen = ts.isInterfaceDeclaration(declaration);
      const options = isOpen ? this.#options(declared, new Map()) : [];
      const signature = isOpen ? `interface ${name}` : declaration.getText().replace(/^export /, "");
      return [{ ...shared, kind: "type", signature, options, members: [] }];
    }
    return [{ ...shared, kind: "value", signature: `${name}: ${this.#type(type)}`, options: [], members: [] }];
  }

  #class(declaration: ts.ClassDeclaration, symbol: ts.Symbol) {
    const { checker } = this;
    const made = checker.getTypeOfSymbolAtLocation(symbol, declaration).getConstructSignatures();
    const parameter = made[0]?.getParameters()[0];
    const optionsType = parameter && this.#optionsType(parameter);
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const own = checker.getPropertiesOfType(type).filter(({ name }) => name !== "options");
    const statics = checker
      .getExportsOfModule(symbol)
      .filter((member) => member.name !== "prototype" && member.valueDeclaration);
    return {
      signature: made.map((signature) => `new ${symbol.name}${this.#signature(signature, false)}`).join("\n"),
      options: optionsType ? this.#options(optionsType, defaultsOfClass(declaration, checker)) : [],
      members: [
        ...own.flatMap((member) => this.#member("", member)),
        ...statics.flatMap((member) => this.#member(`${symbol.name}.`, member)),
      ],
    };
  }

  #function(name: string, type: ts.Type) {
    const signatures = type.getCallSignatures();
    const last = signatures[0]?.getParameters().at(-1);
    const optionsType = last && this.#optionsType(last);
    const declared = last?.valueDeclaration;
    const defaults = defaultsOfParameter(declared && ts.isParameter(declared) ? declared : undefined);
    return {
      signature: signatures.map((signature) => `${name}${this.#signature(signature, true)}`).join("\n"),
      options: optionsType ? this.#options(optionsType, defaults) : [],
      members: [],
    };
  }

  /** The type of a parameter that is one object of options. */
  #optionsType(parameter: ts.Symbol): ts.Type | undefined {
    const declared = parameter.valueDeclaration;
    if (!declared || !ts.isParameter(declared)) return undefined;
    const type = this.checker.getNonNullableType(this.checker.getTypeOfSymbolAtLocation(parameter, declared));
    const isOptions = /options$/i.test(parameter.name) || /Options\b/.test(declared.type?.getText() ?? "");
    return isOptions ? type : undefined;
  }

  #options(type: ts.Type, defaults: Defaults): ReferenceOption[] {
    return this.checker.getPropertiesOfType(type).map((property) => ({
      name: property.name,
      type: this.#typeOf(property),
      default: defaults.get(property.name) ?? "",
      text: docsOf(property, this.checker).text,
    }));
  }

  #member(prefix: string, symbol: ts.Symbol): ReferenceMember[] {
    const declaration = symbol.valueDeclaration;
    if (!declaration || symbol.name.startsWith("#") || symbol.name.startsWith("__")) return [];
    const { text, parameters, throws, isInternal } = docsOf(symbol, this.checker);
    const modifiers = ts.getCombinedModifierFlags(declaration);
    if (isInternal || modifiers & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) return [];
    const type = this.checker.getTypeOfSymbolAtLocation(symbol, declaration);
    const calls = ts.isMethodDeclaration(declaration) ? type.getCallSignatures() : [];
    const signature = calls.length
      ? calls.map((call) => `${prefix}${symbol.name}${this.#signature(call, true)}`).join("\n")
      : `${prefix}${symbol.name}: ${this.#type(type)}`;
    return [{ name: `${prefix}${symbol.name}`, signature, text, parameters: [...parameters], throws: [...throws] }];
  }

  #signature(signature: ts.Signature, withResult: boolean): string {
    const parameters = signature.getParameters().map((parameter) => {
      const declared = parameter.valueDeclaration;
      if (!declared || !ts.isParameter(declared)) return parameter.name;
      // A pattern of options has no name of its own.
      const name = ts.isIdentifier(declared.name) ? declared.name.text : "options";
      const mark = declared.questionToken || declared.initializer ? "?" : "";
      return `${declared.dotDotDotToken ? "..." : ""}${name}${mark}: ${declared.type?.getText().replace(/\s+/g, " ") ?? this.#typeOf(parameter)}`;
    });
    const result = withResult ? `: ${this.#type(signature.getReturnType())}` : "";
    return `(${parameters.join(", ")})${result}`;
  }

  #typeOf(symbol: ts.Symbol): string {
    const declared = symbol.valueDeclaration;
    if (declared && (ts.isPropertySignature(declared) || ts.isParameter(declared)) && declared.type) {
      return declared.type.getText().replace(/\s+/g, " ");
    }
    return declared ? this.#type(this.checker.getTypeOfSymbolAtLocation(symbol, declared)) : "";
  }

  #type(type: ts.Type): string {
    return this.checker.typeToString(type, undefined, typeFlags).replace(/import\("[^"]+"\)\./g, "");
  }
}
