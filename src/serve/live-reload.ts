import type { ServerResponse } from "node:http";

/** Where pages hear of a rebuild. No published path begins with a dot. */
export const RELOAD_PATH = "/.polywire/reload";

/** What makes a page listen. */
export const RELOAD_SCRIPT: string = `<script>new EventSource("${RELOAD_PATH}").addEventListener("reload", () => location.reload())</script>\n`;

/** Pages that may listen at once. */
const MOST_PAGES = 100;

/** Milliseconds between signs of life; shorter than the server's idle timeout. */
const HEARTBEAT = 15_000;

/** Tells open pages that they are out of date: server-sent events. https://html.spec.whatwg.org/#server-sent-events */
export class LiveReload {
  readonly #pages = new Set<ServerResponse>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(":\n\n"), HEARTBEAT).unref();
  }

  /**
   * Lets a page listen.
   * @param response - to its request, left open
   */
  listen(response: ServerResponse): void {
    if (this.#pages.size >= MOST_PAGES) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(":\n\n");
    this.#pages.add(response);
    response.once("close", () => this.#pages.delete(response));
  }

  /** Reloads every page. */
  reload(): void {
    this.#write("event: reload\ndata:\n\n");
  }

  /** Ends every page's listening. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const page of this.#pages) page.end();
  }

  #write(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
