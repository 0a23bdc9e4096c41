import { Problem } from "../lib/problem";
import { readEnvironment } from "./env-file";
import { placesOf, type Fleet, type Member } from "./plan";

type Reached = { member: Member; port: string; token: string };

/** The authorities that exist, with the port of each. */
export function reachable(fleet: Fleet): Reached[] {
  return fleet.authorities.flatMap((member) => {
    const { PORT: port, METRICS_TOKEN: token = "" } = readEnvironment(placesOf(fleet, member).env) ?? {};
    return port === undefined ? [] : [{ member, port, token }];
  });
}

/** While an authority restarts, Caddy keeps its requests and tries again: nobody sees a failure. */
const caddy = ({ member, port }: Reached) => `${member.host} {
	request_body {
		max_size 46MB
	}
	reverse_proxy 127.0.0.1:${port} {
		lb_try_duration 30s
		lb_try_interval 250ms
	}
}
`;

const nginx = ({ member, port }: Reached) => `server {
    listen 443 ssl;
    http2 on;
    server_name ${member.host};
    ssl_certificate /etc/letsencrypt/live/${member.host}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${member.host}/privkey.pem;
    # Links in mails carry a token in their query: the application writes a line for each request, without it.
    access_log off;
    error_log /var/log/nginx/error.log crit;
    client_max_body_size 46m;
    client_body_timeout 300s;
    location / {
        proxy_pass http://127.0.0.1:${port};
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header Connection "";
        proxy_read_timeout 300s;
    }
}
`;

const dialects = { caddy, nginx };

export function proxyFor(fleet: Fleet, dialect = "caddy"): string {
  if (!(dialect in dialects)) throw new Problem(`Serveurs mandataires connus : ${Object.keys(dialects).join(", ")}.`);
  return reachable(fleet).map(dialects[dialect as keyof typeof dialects]).join("\n");
}

/** Scrape jobs for prometheus.yml: each authority has a token of its own, in a file that only Prometheus reads. */
export function prometheusFor(fleet: Fleet, tokens: string): string {
  const jobs = reachable(fleet).map(({ member, port }) => `  - job_name: portail-${member.name}
    metrics_path: /api/metrics
    authorization:
      credentials_file: ${tokens}/${member.name}.token
    static_configs:
      - targets: ["127.0.0.1:${port}"]
        labels:
          authority: ${member.name}
          host: ${member.host}
`);
  return `scrape_configs:\n${jobs.join("")}`;
}

/** What systemd is told of an authority whose size is not the usual one: a drop-in beside the template units. */
export function dropInsFor(fleet: Fleet): Record<string, string> {
  return Object.fromEntries(
    fleet.authorities.flatMap(({ name, sizes }) => [
      [`portail-web@${name}.service.d/size.conf`, `[Service]\nCPUWeight=${sizes.cpuWeight}\nMemoryMax=${sizes.memoryMax}\n`],
      [`portail-worker@${name}.service.d/size.conf`, `[Service]\nCPUWeight=${Math.max(1, Math.round(sizes.cpuWeight / 4))}\n`],
    ]),
  );
}
