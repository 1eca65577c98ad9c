/* The other side of columns.py: tables by column to rows. */

/** Values of JSON: a list as it is, or by column. */
type Node =
  | unknown[]
  | { names: string[]; items: Node }
  | { lengths: number[]; items: Node }
  | { rows: number; columns: Record<string, Node>; having: Record<string, string> };

/** The lists of a list of lists, of which these are the items. */
function split(items: unknown[], lengths: number[]): unknown[][] {
  let at = 0;
  return lengths.map((length) => items.slice(at, (at += length)));
}

function listOf(node: Node): unknown[] {
  if (Array.isArray(node)) return node;
  if ("names" in node) throw new TypeError("records by name stand within a table");
  if ("lengths" in node) return split(listOf(node.items), node.lengths);
  const records = Array.from({ length: node.rows }, (): Record<string, unknown> => ({}));
  for (const [name, column] of Object.entries(node.columns)) {
    const values = listOf(column);
    const having = node.having[name];
    let at = 0;
    records.forEach((record, row) => {
      if (!having || having[row] === "1") record[name] = values[at++];
    });
  }
  return records;
}

/** A table as it was before it was written by column: a list, or records by name. */
function tableOf(node: Node): unknown {
  if (Array.isArray(node) || !("names" in node)) return listOf(node);
  const items = listOf(node.items);
  return Object.fromEntries(node.names.map((name, index) => [name, items[index]]));
}

/** The payload as it travels. */
export interface PackedPayload {
  tables: Record<string, Node>;
}

/** The payload as it is typed, of one whose tables are by column, under the name `tables`. */
export const byRow = ({ tables, ...rest }: PackedPayload): object =>
  Object.assign(rest, Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, tableOf(table)])));
