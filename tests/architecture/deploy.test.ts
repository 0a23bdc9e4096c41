import { execFileSync } from "node:child_process";
import { parse, parseAllDocuments } from "yaml";
import { bundled } from "@/scripts/lib/bundle";
import { allPaths, exists, read } from "./support/sources";

type Json = { [key: string]: Json } & { length?: number };
type Manifest = { kind: string; metadata: { name: string }; spec: Json };
type Container = { image: string; command?: string[]; envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[]; securityContext: object; volumeMounts?: { name: string }[] };
type Pod = { containers: Container[]; volumes?: { name: string; persistentVolumeClaim?: { claimName: string } }[]; securityContext: object; terminationGracePeriodSeconds?: number };

const variables = [...read("lib/core/env.ts").matchAll(/^ {2}([A-Z_]{4,}): (.*(?:\n(?! {2}[A-Z_]{4,}: |\}).*)*)/gm)].map(([, name = "", shape = ""]) => ({ name, isRequired: !/\.(default|optional)\(/.test(shape) }));
const names = variables.map(({ name }) => name);
const required = variables.filter(({ isRequired }) => isRequired).map(({ name }) => name);

const texts = allPaths.filter((path) => path.startsWith("deploy/") || ["compose.yaml", "Dockerfile"].includes(path)).map((path) => ({ path, text: read(path) }));

test("every program that is deployed is built", () => {
  const started = texts.flatMap(({ path, text }) => [...text.matchAll(/\.next\/run\/([a-z-]+)\.mjs/g)].map(([, name = ""]) => ({ path, name })));
  expect(started.length).toBeGreaterThan(8);
  expect(started.filter(({ name }) => !(bundled as readonly string[]).includes(name))).toEqual([]);
  expect(new Set(started.map(({ name }) => name))).toEqual(expect.objectContaining(new Set(["web", "worker", "migrate", "backup"])));
});

describe("a new installation", () => {
  const made = () => {
    const text = execFileSync("sh", ["deploy/make-env.sh", "https://familles.example.fr", "Portail Familles <a@b.example>", "smtp://mail.example.fr:587"], { encoding: "utf8" });
    return new Map(text.trimEnd().split("\n").map((line): [string, string] => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).replace(/^'(.*)'$/, "$1")]));
  };

  test("draws settings that every process accepts", async () => {
    jest.replaceProperty(process, "env", { NODE_ENV: "test", ...Object.fromEntries(made()) });
    await jest.isolateModulesAsync(async () => expect((await import("@/lib/core/env")).env()).toMatchObject({ APP_URL: "https://familles.example.fr", TRUSTED_PROXY_HOPS: 1 }));
    jest.restoreAllMocks();
  });

  test("draws every secret again each time", () => {
    const [one, other] = [made(), made()];
    const same = [...one].filter(([name, value]) => other.get(name) === value).map(([name]) => name);
    expect(same).toEqual(["APP_URL", "MAIL_FROM", "SMTP_URL", "DOCUMENTS_DIR", "TRUSTED_PROXY_HOPS"]);
  });

  test("knows everything that compose.yaml asks for, and compose.yaml has no value of its own for it", () => {
    const asked = [...read("compose.yaml").matchAll(/\$\{([A-Z_]+)(:[?-][^}]*)?\}/g)];
    const secret = asked.filter(([, name = ""]) => !/^(LOG_LEVEL|WEB_PROCESSES|BREACH_CHECK_URL|PORTAIL_VERSION)$/.test(name));
    expect(secret.filter(([, name = "", rule = ""]) => !made().has(name) || !rule.startsWith(":?")).map(([, name]) => name)).toEqual([]);
  });
});

describe("compose.yaml", () => {
  type Service = { image: string; environment?: Record<string, string>; read_only?: boolean; cap_drop?: string[]; deploy?: { resources: { limits: object } }; volumes?: string[]; networks?: string[] };
  const compose = parse(read("compose.yaml"), { merge: true }) as { services: Record<string, Service>; volumes: object; networks: object };
  const services = Object.entries(compose.services);
  const ours = services.filter(([, { image }]) => image.startsWith("portail-familles:"));

  test.each(ours)("%s is told what it must know, and nothing that no program reads", (_name, { environment = {} }) => {
    expect(Object.keys(environment).filter((name) => !names.includes(name))).toEqual([]);
    expect(required.filter((name) => !(name in environment))).toEqual([]);
  });

  test("only migrations and commands know the owner's password", () => {
    expect(ours.filter(([, { environment = {} }]) => "DATABASE_OWNER_URL" in environment).map(([name]) => name)).toEqual(["migrate", "tool"]);
  });

  test.each(ours)("%s writes nowhere but in its volumes, without any privilege", (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ["ALL"], security_opt: ["no-new-privileges:true"] });
  });

  test("volumes and networks are declared, and the database is not outside", () => {
    const volumes = services.flatMap(([, { volumes: own = [] }]) => own.map((each) => each.split(":")[0] ?? "")).filter((name) => !name.startsWith("."));
    expect(new Set(volumes)).toEqual(new Set(Object.keys(compose.volumes)));
    expect(compose.services.db?.networks).toEqual(["inside"]);
    expect(services.filter(([, { image }]) => /:latest$|^[^:]+$/.test(image)).map(([name]) => name)).toEqual([]);
  });

  test("what is mounted from the project is there", () => {
    expect([...read("compose.yaml").matchAll(/- \.\/([^:]+):/g)].map(([, path = ""]) => path).filter((path) => !exists(path))).toEqual([]);
  });
});

describe("the image", () => {
  const dockerfile = read("Dockerfile");

  test("runs as nobody in particular, says how it is, and is told to stop", () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
    expect(dockerfile.split("\n").filter((line) => line.startsWith("FROM ") && /:latest|FROM [^:]+$/.test(line))).toEqual([]);
  });

  test("holds what `npm run stage` copies, and no secret in any layer", () => {
    expect([...dockerfile.matchAll(/^COPY --from=build (.+)$/gm)].map(([, what]) => what)).toEqual(["/out ./"]);
    expect(dockerfile).toContain("npm run stage -- /out");
    expect(dockerfile).not.toMatch(/^(ARG|ENV) .*(KEY|SECRET|PASSWORD|TOKEN|_URL)/m);
  });

  test("is built from sources only: what the build reads is let in by name", () => {
    const [first, ...lines] = read(".dockerignore").trimEnd().split("\n");
    expect(first).toBe("*");
    const letIn = lines.map((line) => line.replace("!", ""));
    expect(letIn.filter((path) => !allPaths.some((each) => each === path || each.startsWith(`${path}/`)) && path !== ".npmrc")).toEqual([]);
    expect(letIn.filter((path) => path.startsWith(".env"))).toEqual([]);
  });
});

describe("deploy/kubernetes", () => {
  const folder = "deploy/kubernetes";
  const listed = (parse(read(`${folder}/kustomization.yaml`)) as { resources: string[] }).resources;
  const all = listed.flatMap((file) => parseAllDocuments(read(`${folder}/${file}`)).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  }));
  const named = (kind: string) => all.filter((each) => each.kind === kind).map(({ metadata }) => metadata.name);
  const podOf = ({ kind, spec }: Manifest): Pod | undefined => {
    if (kind === "Deployment" || kind === "Job") return spec.template?.spec as unknown as Pod;
    return kind === "CronJob" ? (spec.jobTemplate?.spec?.template?.spec as unknown as Pod) : undefined;
  };
  const pods = all.flatMap((manifest): [string, Pod][] => { const pod = podOf(manifest); return pod ? [[manifest.metadata.name, pod]] : []; });
  const settings = read(`${folder}/settings.env`).trimEnd().split("\n").map((line) => line.split("=")[0] ?? "");
  const guide = read("docs/operations/kubernetes.md");
  const secretsOf = (name: string) => [...(new RegExp(`create secret generic ${name}((?:[^\\n]*\\\\\\n)*[^\\n]*)`).exec(guide)?.[1] ?? "").matchAll(/--from-literal=([A-Z_a-z]+)=/g)].map(([, key = ""]) => key);

  test("every file is listed, once", () => {
    const there = allPaths.filter((path) => path.startsWith(`${folder}/`) && path.endsWith(".yaml")).map((path) => path.slice(folder.length + 1));
    expect([...listed, "kustomization.yaml"].sort()).toEqual(there);
  });

  test.each(pods)("%s runs our image as nobody, writes nowhere but in its volumes, and is told what it must know", (_name, pod) => {
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } });
    for (const container of pod.containers) {
      expect(container).toMatchObject({ image: "portail-familles", securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } } });
      const told = container.envFrom.flatMap(({ configMapRef, secretRef }) => (configMapRef ? settings : secretsOf(secretRef?.name ?? "")));
      expect(told.filter((name) => !names.includes(name))).toEqual([]);
      expect(required.filter((name) => !told.includes(name))).toEqual([]);
      expect((container.volumeMounts ?? []).filter(({ name }) => !pod.volumes?.some((volume) => volume.name === name))).toEqual([]);
    }
    const claims = (pod.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []);
    expect(claims.filter((name) => !named("PersistentVolumeClaim").includes(name))).toEqual([]);
  });

  test("web leaves no request behind: one more pod before one less, asked through addresses that exist, with time to end", () => {
    const web = all.find(({ kind, metadata }) => kind === "Deployment" && metadata.name === "portail-web");
    expect(web?.spec.strategy).toEqual({ type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } });
    const [container] = pods.find(([name]) => name === "portail-web")?.[1].containers ?? [];
    expect(container).toMatchObject({ readinessProbe: { httpGet: { path: "/api/health/ready" } }, livenessProbe: { httpGet: { path: "/api/health/live" } }, lifecycle: { preStop: { sleep: { seconds: 5 } } } });
    const lastResort = Number(/LAST_RESORT_MS = ([\d_]+)/.exec(read("server/processes.ts"))?.[1]?.replace("_", "")) / 1_000;
    expect(pods.find(([name]) => name === "portail-web")?.[1].terminationGracePeriodSeconds).toBeGreaterThan(lastResort + 5);
  });

  test("every secret it reads is made in docs/operations/kubernetes.md", () => {
    const asked = texts.filter(({ path }) => path.startsWith(folder)).flatMap(({ text }) => [...text.matchAll(/(?:secretRef|secret|passwordSecret|credentials|accessKeyId|secretAccessKey): \{ name: ([a-z-]+)/g)].map(([, name = ""]) => name));
    expect(new Set(asked)).toEqual(new Set(["portail-secrets", "portail-owner", "portail-db-owner", "portail-db-application", "portail-object-store"]));
    expect([...new Set(asked)].filter((name) => secretsOf(name).length === 0)).toEqual([]);
  });

  test("its alerts are those of deploy/prometheus-alerts.yml", () => {
    const rule = all.find(({ kind }) => kind === "PrometheusRule");
    expect(rule?.spec).toEqual(parse(read("deploy/prometheus-alerts.yml")));
  });
});
