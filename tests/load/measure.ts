import autocannon from "autocannon";
import { randomInt, randomUUID } from "node:crypto";

export type Target = {
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** A form to post, as a browser without scripts posts it; `{unique}` becomes different for each request. */
  form?: string;
  contentType?: string;
  connections?: number;
};

export type Measure = { perSecond: number; p99Ms: number; wrong: number };

const CONNECTIONS = 20;
/** Until the compiler has seen the page often enough, its speed still rises. */
const WARM_UP_SECONDS = 8;

/** Requests per second and p99 of one target for some seconds; `wrong` counts errors and answers of 400 or more. */
export async function measure({ url, headers = {}, form, contentType, connections = CONNECTIONS }: Target, seconds: number): Promise<Measure> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
    ...(form !== undefined && {
      requests: [
        {
          method: "POST",
          headers: { ...headers, "content-type": contentType ?? "" },
          setupRequest: (request) => ({
            ...request,
            headers: { ...headers, "content-type": contentType ?? "", "x-forwarded-for": `198.18.${randomInt(256)}.${randomInt(256)}` },
            body: form.replaceAll("{unique}", randomUUID().slice(0, 18)),
          }),
        },
      ],
    }),
  });
  return { perSecond: result.requests.average, p99Ms: result.latency.p99, wrong: result.errors + result.non2xx - countRedirects(result) };
}

function countRedirects(result: autocannon.Result): number {
  return result["3xx"];
}

export const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Several rounds, each target in turn, so that a noisy minute of the machine hits all of them; medians. */
export async function measureInTurn(targets: Target[], rounds: number, seconds: number): Promise<Map<string, Measure>> {
  const seen = new Map<string, Measure[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await measure(target, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) seen.get(target.name)?.push(await measure(target, seconds));
  }
  const summary = (measures: Measure[]): Measure => ({
    perSecond: median(measures.map(({ perSecond }) => perSecond)),
    p99Ms: median(measures.map(({ p99Ms }) => p99Ms)),
    wrong: measures.reduce((sum, { wrong }) => sum + wrong, 0),
  });
  return new Map([...seen].map(([name, measures]) => [name, summary(measures)]));
}
