/** A node of JSON Schema, as far as this page needs it. */
interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
}

/**
 * The configuration reference as a Markdown table, from the schema itself.
 * @param schema - JSON Schema of the configuration file
 * @returns a table with a row for each option
 */
export function configReference(schema: unknown): string {
  const root: SchemaNode = JSON.parse(JSON.stringify(schema));
  const rows = rowsOf(root, "");
  return ["| option | takes | default | what it does |", "|---|---|---|---|", ...rows].join("\n");
}

/**
 * The rows of an object's options.
 * @param node - the object
 * @param prefix - path to it, with a dot at its end
 * @returns a row for each option, those of inner objects after their own
 */
function rowsOf(node: SchemaNode, prefix: string): readonly string[] {
  const { properties = {}, required = [] } = node;
  return Object.entries(properties).flatMap(([name, option]) => {
    if (name === "$schema") return [];
    const path = `${prefix}${name}`;
    const row = `| \`${path}\` | ${cell(takes(option))} | ${cell(fallback(option, required.includes(name)))} | ${cell(option.description ?? "")} |`;
    const inner = option.properties === undefined ? option.items : option;
    const dots = inner === option ? "." : "[].";
    const rows = inner?.properties === undefined ? [] : rowsOf(inner, `${path}${dots}`);
    const kinds = (inner?.oneOf ?? []).flatMap((kind) => rowsOf(kind, `${path}[${kindOf(kind)}].`));
    return [row, ...rows, ...kinds];
  });
}

/**
 * The name of a kind of object, where several may stand in one place.
 * @param node - the object
 * @returns what its type is
 */
function kindOf(node: SchemaNode): string {
  return node.properties?.["type"]?.const ?? "";
}

/**
 * What an option takes.
 * @param node - of the schema
 * @returns a short phrase
 */
function takes(node: SchemaNode): string {
  if (node.enum !== undefined) return node.enum.map((each) => `\`${String(each)}\``).join(", ");
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.oneOf !== undefined) return "object";
  if (node.anyOf !== undefined) return node.anyOf.map((each) => takes(each)).join(" or ");
  if (node.type === "array")
    return `list of ${node.items === undefined ? "values" : takes(node.items)}`;
  if (node.type === "object") return node.properties === undefined ? "object by name" : "object";
  return node.type ?? "value";
}

/**
 * What holds where an option is absent.
 * @param node - of the schema
 * @param required - whether it may be absent at all
 * @returns a short phrase
 */
function fallback(node: SchemaNode, required: boolean): string {
  if (node.default !== undefined && node.type !== "object")
    return `\`${JSON.stringify(node.default)}\``;
  return required && node.default === undefined ? "**required**" : "–";
}

/**
 * Text fit for a table's cell.
 * @param text - any
 * @returns one line without bare pipes
 */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
