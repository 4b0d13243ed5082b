/** The types in analysis.ts and the JSON Schema of the core say the same. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  $defs?: Record<string, Schema>;
}

const schema = JSON.parse(
  readFileSync(new URL("../../../core/json/analysis.schema.json", import.meta.url), "utf8"),
) as Schema;
const file = new URL("./analysis.ts", import.meta.url).pathname;
const program = ts.createProgram([file], { strict: true, target: ts.ScriptTarget.ES2022, noEmit: true });
const checker = program.getTypeChecker();

/** A shape as plain data, so that the two sides can be compared and a difference be read. */
type Shape = string | { [key: string]: Shape };

const byName = (a: readonly [string, Shape], b: readonly [string, Shape]): number => (a[0] < b[0] ? -1 : 1);

function alternatives(shapes: Shape[]): Shape {
  if (shapes.length === 1) return shapes[0]!;
  return [...new Set(shapes.map((shape) => (typeof shape === "string" ? shape : JSON.stringify(shape))))]
    .sort()
    .join(" | ");
}

function shapeOfSchema(node: Schema): Shape {
  if (node.$ref) return shapeOfSchema(schema.$defs![node.$ref.replace("#/$defs/", "")]!);
  if ("const" in node) return JSON.stringify(node.const);
  if (node.enum) return alternatives(node.enum.map((value) => JSON.stringify(value)));
  if (node.oneOf) return alternatives(node.oneOf.map(shapeOfSchema));
  if (Array.isArray(node.type)) return alternatives(node.type.map((type) => shapeOfSchema({ type })));
  if (node.type === "array") return { "[]": shapeOfSchema(node.items!) };
  if (node.type === "integer") return "number";
  if (node.type !== "object") return node.type!;
  return Object.fromEntries(
    Object.entries(node.properties!)
      .map(([name, inner]) => [node.required?.includes(name) ? name : `${name}?`, shapeOfSchema(inner)] as const)
      .sort(byName),
  );
}

function shapeOfType(type: ts.Type): Shape {
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value);
  if (type.flags & ts.TypeFlags.Boolean) return "boolean"; // to the checker a union of true and false
  if (type.isUnion()) return alternatives(type.types.map(shapeOfType));
  if (checker.isArrayType(type)) return { "[]": shapeOfType(checker.getTypeArguments(type as ts.TypeReference)[0]!) };
  if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
  return Object.fromEntries(
    checker
      .getPropertiesOfType(type)
      .map((property) => {
        const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
        const inner = checker.getTypeOfSymbol(property);
        return [
          optional ? `${property.name}?` : property.name,
          shapeOfType(optional ? checker.getNonNullableType(inner) : inner),
        ] as const;
      })
      .sort(byName),
  );
}

function typeNamed(name: string): ts.Type {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!;
  const symbol = checker.getExportsOfModule(module).find((one) => one.name === name)!;
  return checker.getDeclaredTypeOfSymbol(symbol);
}

describe("the types of a document", () => {
  it("agree with the schema, field by field", () => {
    expect(shapeOfType(typeNamed("Analysis"))).toEqual(shapeOfSchema(schema));
  });
});
