import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** A row as SQLite hands it over. */
export type Row = Record<string, unknown>;

/** The statements of a database, each prepared once. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * A statement.
   * @param sql - of it
   * @returns it, prepared; named values that it does not ask for are passed over
   */
  prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    statement.setAllowUnknownNamedParameters(true);
    this.#prepared.set(sql, statement);
    return statement;
  }

  /**
   * Runs a statement that gives no rows.
   * @param sql - of it
   * @param values - by name
   */
  run(sql: string, values: Record<string, SQLInputValue> = {}): void {
    this.prepare(sql).run(values);
  }

  /**
   * Asks for rows.
   * @param sql - a query
   * @param values - by name
   * @returns all of them
   */
  all(sql: string, values: Record<string, SQLInputValue> = {}): Row[] {
    return this.prepare(sql).all(values);
  }
}
