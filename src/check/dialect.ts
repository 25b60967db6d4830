/** What a partner asks for beyond RSS 2.0, or against it: no fault in that partner's own file. */
export interface Dialect {
  /** Elements without a namespace that are the partner's own. */
  readonly elements: ReadonlySet<string>;
  /** Elements that may stand several times in an item. */
  readonly repeated: ReadonlySet<string>;
  /** Elements, as written, that mark an item as a takedown, which needs no title then. */
  readonly takedown: ReadonlySet<string>;
}

/** RSS 2.0 as it is specified. */
export const NO_DIALECT: Dialect = {
  elements: new Set(),
  repeated: new Set(),
  takedown: new Set(),
};
