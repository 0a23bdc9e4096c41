/** The one address this portal answers at, taken from APP_URL and never from a request. */
export type Site = {
  origin: string;
  host: string;
  scheme: "http" | "https";
  port: string;
  /** Other names of the same machine that lead a reader back to `origin`. */
  aliases: readonly string[];
};

export function siteOf(appUrl: string): Site {
  const { origin, host, hostname, port, protocol } = new URL(appUrl);
  const scheme = protocol === "https:" ? "https" : "http";
  const suffix = port && `:${port}`;
  return {
    origin,
    host,
    scheme,
    port: port || (scheme === "https" ? "443" : "80"),
    aliases: hostname === "localhost" ? [`127.0.0.1${suffix}`, `[::1]${suffix}`] : [],
  };
}
