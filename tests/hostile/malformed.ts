import net from "node:net";
import { inside } from "./marks";
import { actorOf, type Outcome, type Stage } from "./stage";
import { actionId, formBody, type Field } from "./forged";
import { askRaw, CUT, type RawAnswer } from "./raw";

type Sent = { what: string; body: string | Buffer; headers?: Record<string, string> };

const BOUNDARY = "----hostile";
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const part = (name: string, value: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const parts = (fields: readonly Field[]) => `${fields.map(([name, value]) => part(name, value)).join("")}--${BOUNDARY}--\r\n`;
const form = (what: string, fields: readonly Field[]): Sent => ({ what, body: parts(fields), headers: { "content-type": MULTIPART } });

const DEEP = 20_000;
const MANY = 3_000;
const UNKNOWN = "60".padEnd(42, "a");

/** The pieces of Next's own format, each wrong in its way. */
function flights(id: string): Sent[] {
  const called = (what: string, zero: string, more: readonly Field[] = []): Sent => ({ ...form(`flight: ${what}`, [...more, ["0", zero]]), headers: { "content-type": MULTIPART, "next-action": id, accept: "text/x-component" } });
  const text = (what: string, body: string): Sent => ({ what: `flight as text: ${what}`, body, headers: { "content-type": "text/plain;charset=UTF-8", "next-action": id, accept: "text/x-component" } });
  return [
    called("no JSON", "{"), called("empty", ""), called("a number", "1"), called("null", "null"), called("a row that is missing", '["$99","$K98"]'), called("a row that names itself", '["$0","$0"]'), called("a ring of rows", '["$1"]', [["1", '"$2"'], ["2", '"$1"']]),
    called("__proto__", '[{"__proto__":{"status":"done"}},{"__proto__":{"isAdmin":true}}]'), called("constructor", '["$1:constructor:constructor","$1:__proto__:polluted"]', [["1", '{"a":1}']]),
    called("a function of the server", '["$F1"]', [["1", '{"id":"fs#readFile","bound":null}']]), called("a promise that never ends", '["$@1"]'), called("a thenable", '[{"then":"$1:__proto__:then"}]', [["1", '"$@0"']]),
    called("an iterator", '["$i1"]', [["1", "[1]"]]), called("a stream", '["$r1"]'), called("a blob that is text", '["$B1"]', [["1", "x"]]), called("a typed array", '["$O1"]', [["1", "x"]]), called("a number that is none", '["$NaN","$Infinity","$n9999999999999999999999","$D9999-99-99"]'), called("a large integer", `["$n${"9".repeat(100_000)}"]`),
    called("a map of itself", '["$Q1"]', [["1", '[["a","$Q1"]]']]), called("deep lists", `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`), called("deep objects", `${'{"a":'.repeat(DEEP / 4)}1${"}".repeat(DEEP / 4)}`), called("lone halves of letters", '["\\ud800",{"\\udfff":1}]'), called("zero bytes", '["\\u0000"]'),
    called("a form of a form", '[{"status":"idle"},"$K1"]', [["_1_email", "$K1"], ["_1_password[]", "x"], ["_1___proto__", "x"], ["_1_constructor", "x"]]), called("a state that lies", '[{"status":"done","values":{"__proto__":1}},"$K1"]'), called("no state", '["$K1"]'), called("too many arguments", JSON.stringify(Array.from({ length: MANY }, (_, index) => index))),
    text("nothing", ""), text("no JSON", "]["), text("deep", `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`), text("a list of nothing", "[]"), text("a word", '"x"'),
  ];
}

function bodies(id: string): Sent[] {
  const good = formBody(id, [["email", "x@demo.example"], ["password", "x"]]);
  const typed = (what: string, body: string | Buffer, type: string): Sent => ({ what, body, headers: { "content-type": type } });
  return [
    typed("a form cut in the middle", good.body.slice(0, good.body.length / 2), good.type), typed("a form without its end", good.body.slice(0, -6), good.type), typed("another boundary", good.body, "multipart/form-data; boundary=other"), typed("no boundary", good.body, "multipart/form-data"), typed("an empty boundary", good.body, "multipart/form-data; boundary="), typed("a boundary too long", good.body, `multipart/form-data; boundary=${"x".repeat(500)}`),
    typed("no form at all", "x", MULTIPART), typed("nothing", "", MULTIPART), typed("bytes", Buffer.from(Array.from({ length: 4_096 }, (_, index) => (index * 7) % 256)), MULTIPART), typed("JSON", '{"__proto__":{"a":1}}', "application/json"), typed("XML", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "application/xml"), typed("an address-like form", "a=1&__proto__[x]=1&a[b]=2&%=%&%u0000=1", "application/x-www-form-urlencoded"), typed("no type", "a=1", ""),
    typed("another alphabet", good.body, `${good.type}; charset=utf-7`), typed("a part without a name", `--${BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\nx\r\n--${BOUNDARY}--\r\n`, MULTIPART), typed("a part without a header", `--${BOUNDARY}\r\n\r\nx\r\n--${BOUNDARY}--\r\n`, MULTIPART), typed("a part with a header of 100 kB", `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${"x".repeat(100_000)}"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`, MULTIPART),
    form("an unknown action", [[`$ACTION_ID_${UNKNOWN}`, ""]]), form("an action that is no name", [["$ACTION_ID_../../etc/passwd", ""]]), form("an action named twice", [[`$ACTION_ID_${id}`, ""], [`$ACTION_ID_${UNKNOWN}`, ""]]), form("a reference to nothing", [["$ACTION_REF_1", ""]]), form("a reference that is no JSON", [["$ACTION_REF_1", ""], ["$ACTION_1:0", "{"]]), form("a reference to an unknown action", [["$ACTION_REF_1", ""], ["$ACTION_1:0", JSON.stringify({ id: UNKNOWN, bound: "$@1" })], ["$ACTION_1:1", "[]"]]),
    form("a reference to __proto__", [["$ACTION_REF_1", ""], ["$ACTION_1:0", '{"id":"__proto__","bound":null}']]), form("a reference whose state is no list", [["$ACTION_REF_1", ""], ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })], ["$ACTION_1:1", '{"length":1e9}']]), form("a state with a key that is no key", [["$ACTION_KEY", "\u0000"], [`$ACTION_ID_${id}`, ""]]),
    form("thousands of fields", [...Array.from({ length: MANY }, (_, index): Field => [`f${index}`, "x"]), [`$ACTION_ID_${id}`, ""]]), form("one field thousands of times", [...Array.from({ length: MANY }, (): Field => ["email", "x"]), [`$ACTION_ID_${id}`, ""]]), form("fields that are properties", [["__proto__", "x"], ["constructor", "x"], ["toString", "x"], ["hasOwnProperty", "x"], [`$ACTION_ID_${id}`, ""]]), form("a field of 200 kB", [["email", "x".repeat(200_000)], [`$ACTION_ID_${id}`, ""]]),
    { what: "10 MB", body: Buffer.alloc(10_000_000, "x"), headers: { "content-type": MULTIPART } }, { what: "a length that is no number", body: "x", headers: { "content-length": "x" } }, { what: "a length below none", body: "x", headers: { "content-length": "-1" } }, { what: "two lengths", body: "x", headers: { "content-length": "1, 2" } }, { what: "in pieces, without a length", body: good.body, headers: { "transfer-encoding": "chunked", "content-type": good.type } }, { what: "in pieces, with a length", body: good.body, headers: { "transfer-encoding": "chunked", "content-length": "5", "content-type": good.type } },
    { what: "compressed, it says", body: "x", headers: { "content-encoding": "gzip", "content-type": good.type } },
  ];
}

const taken = new Set([200, 204, 303, 307, 308, 400, 401, 403, 404, 405, 408, 409, 411, 413, 415, 421, 422, 431]);

function judge({ what }: Sent, path: string, { status, body }: RawAnswer, isCutAllowed: boolean): string[] {
  if (status === CUT && isCutAllowed) return [];
  return [...(taken.has(status) ? [] : [`${what} to ${path}: ${status}`]), ...(inside.test(body) ? [`${what} to ${path} shows how the server is made`] : [])];
}

export async function sendMalformed(stage: Stage): Promise<Outcome> {
  const { origin } = stage;
  const stop = watchLatency(stage);
  const slow = sendSlowly(origin);
  const findings: string[] = [];
  let asked = 0;
  const targets = [["/connexion", "accounts/signInAction", ""], ["/famille/foyer/adresse", "families/saveAddressAction", actorOf(stage, "parent").cookie], ["/admin/familles/nouvelle", "families/saveAddressAction", actorOf(stage, "agent").cookie]] as const;
  for (const [path, action, cookie] of targets) {
    const id = actionId(action);
    for (const sent of [...bodies(id), ...flights(id)]) {
      asked += 1;
      const answer = await askRaw(origin, { method: "POST", path, body: sent.body, headers: { cookie, origin, "sec-fetch-site": "same-origin", ...sent.headers } });
      findings.push(...judge(sent, path, answer, /10 MB|length|pieces/.test(sent.what)));
    }
  }
  for (const sent of oddAsks) {
    asked += 1;
    const answer = await askRaw(origin, { method: sent.method ?? "GET", path: sent.path, headers: sent.headers ?? {} });
    findings.push(...judge({ what: "an odd request", body: "" }, sent.path.slice(0, 60), answer, false));
  }
  const slowly = await slow;
  const { worst, median, failures, reads } = await stop();
  return { asked: asked + slowly.asked + reads, findings: [...findings, ...slowly.findings, ...failures], also: `meanwhile a family's page came in ${median} ms (worst ${worst} ms, ${reads} reads); ${slowly.also}` };
}

const oddAsks: { method?: string; path: string; headers?: Record<string, string> }[] = [
  { path: `/${"a".repeat(8_000)}` }, { path: "/%" }, { path: "/%00" }, { path: "/%c0%ae%c0%ae/etc/passwd" }, { path: "/..%2f..%2fetc/passwd" }, { path: "/famille/enfants/%F0%28%8C%28" }, { path: `/famille/enfants/${"../".repeat(200)}` }, { path: "/activites?age=__proto__&age=%00&age=1e999" }, { path: `/activites?${"a=1&".repeat(2_000)}` },
  { path: "/", headers: { cookie: "x=1; ".repeat(2_000) } }, { path: "/famille", headers: { cookie: "pf_session=%00; pf_session=__proto__" } }, { path: "/famille", headers: { rsc: "1", "next-router-state-tree": "%" } }, { path: "/famille", headers: { rsc: "1", "next-router-state-tree": "[".repeat(5_000) } }, { path: "/famille", headers: { rsc: "1", "next-router-segment-prefetch": "/../../_tree" } }, { path: "/", headers: { "accept-language": "x".repeat(5_000) } }, { path: "/", headers: { range: "bytes=0-1,1-2,2-3" } },
  { path: "/", method: "TRACE" }, { path: "/", method: "PUT" }, { path: "/", method: "DELETE" }, { path: "/", method: "PROPFIND" }, { path: "/", method: "OPTIONS" }, { path: "/", headers: { upgrade: "websocket", connection: "Upgrade" } }, { path: "/", headers: { expect: "200-maybe" } },
];

const SLOW_LINES = 40;
const BYTE_EVERY_MS = 1_000;
const LONGEST_MS = 45_000;

/** Byte by byte, bodies and headers, on many lines: each is closed before long, with an answer or without. */
async function sendSlowly(origin: string): Promise<Outcome> {
  const { port, host } = new URL(origin);
  const started = performance.now();
  const beginnings = [
    `POST /connexion HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${MULTIPART}\r\nContent-Length: 5000\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
  ];
  const lines = await Promise.all(Array.from({ length: SLOW_LINES }, (_, index) => slowLine(Number(port), beginnings[index % beginnings.length] ?? "")));
  const seconds = Math.round((performance.now() - started) / 1_000);
  const findings = lines.flatMap(({ isClosed, said }) => [...(isClosed ? [] : [`a line fed byte by byte is still open after ${LONGEST_MS / 1_000} s`]), ...(/^HTTP\/1\.1 5/.test(said) ? [`a slow line was answered ${said.slice(0, 20)}`] : [])]);
  return { asked: SLOW_LINES, findings: [...new Set(findings)], also: `${SLOW_LINES} lines fed byte by byte closed within ${seconds} s` };
}

function slowLine(port: number, beginning: string): Promise<{ isClosed: boolean; said: string }> {
  return new Promise((resolve) => {
    let said = "";
    const socket = net.connect(port, "127.0.0.1", () => socket.write(beginning));
    const drip = setInterval(() => socket.write("a"), BYTE_EVERY_MS);
    const end = setTimeout(() => socket.destroy(), LONGEST_MS);
    const began = performance.now();
    socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(drip);
      clearTimeout(end);
      resolve({ isClosed: performance.now() - began < LONGEST_MS, said });
    });
  });
}

const READ_EVERY_MS = 250;
const LATEST_MS = 5_000;

/** Somebody reads a page all the while; the returned function ends it and tells how long each took. */
function watchLatency(stage: Stage): () => Promise<{ worst: number; median: number; reads: number; failures: string[] }> {
  const { cookie } = actorOf(stage, "other family");
  const times: number[] = [];
  const failures: string[] = [];
  let isOver = false;
  const reading = (async () => {
    while (!isOver) {
      const started = performance.now();
      const { status } = await askRaw(stage.origin, { path: "/famille/enfants", headers: { cookie } });
      times.push(Math.round(performance.now() - started));
      if (status !== 200) failures.push(`meanwhile a family's page: ${status}`);
      await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
    }
  })();
  return async () => {
    isOver = true;
    await reading;
    const sorted = [...times].sort((a, b) => a - b);
    const worst = sorted.at(-1) ?? 0;
    return { worst, median: sorted[Math.floor(sorted.length / 2)] ?? 0, reads: times.length, failures: [...new Set([...failures, ...(worst > LATEST_MS ? [`meanwhile a family's page took ${worst} ms`] : [])])] };
  };
}
