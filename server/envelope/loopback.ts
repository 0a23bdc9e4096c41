import { request } from "node:http";
import { SECOND_MS } from "@/lib/core/clock";
import type { Rendering } from "./moving-shelf";
import { relayHeaders } from "./request-headers";
import type { Site } from "./site";

const PATIENCE_MS = 15 * SECOND_MS;

/** Asks this process for one of its own pages, as somebody without cookies would; the relay's secret keeps it off the shelf. */
export function renderByLoopback(site: Site, id: () => string, port: () => number): (path: string) => Promise<Rendering> {
  return (path) =>
    new Promise((resolve, reject) => {
      const headers = { host: site.host, accept: "text/html", "accept-encoding": "identity", ...relayHeaders({ id: id(), clientIp: "127.0.0.1" }) };
      const sent = request({ host: "127.0.0.1", port: port(), path, headers, timeout: PATIENCE_MS });
      sent.once("error", reject).once("timeout", () => sent.destroy(new Error("a page did not come in time")));
      sent.once("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).once("error", reject);
        response.once("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            isPage: String(response.headers["content-type"]).startsWith("text/html"),
            setsCookie: response.headers["set-cookie"] !== undefined,
            policy: String(response.headers["content-security-policy"]),
            html: Buffer.concat(chunks).toString(),
          }),
        );
      });
      sent.end();
    });
}
