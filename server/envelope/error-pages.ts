import { authority } from "@/lib/core/authority";
import { palette } from "@/tailwind.config";
import type { Refusal } from "./admission";
import { hashSource } from "./csp";
import type { ReplacementPage } from "./outcome";

export type ErrorPageName = ReplacementPage | Refusal | "uploads-busy";

type Words = { status: number; title: string; text: string; returns?: true };

const words: Record<ErrorPageName, Words> = {
  unavailable: {
    status: 503,
    title: "Le portail ne répond pas en ce moment",
    text: "Attendez une minute, puis rechargez cette page. Rien n’est perdu, et votre connexion reste ouverte.",
  },
  accident: {
    status: 500,
    title: "Une erreur est survenue de notre côté",
    text: "Vous n’y êtes pour rien. Revenez en arrière et réessayez. Si cela se reproduit, appelez-nous.",
    returns: true,
  },
  unreadable: {
    status: 400,
    title: "Ce formulaire n’a pas pu être lu",
    text: "Rien n’a été enregistré. Revenez en arrière, rechargez la page, puis renvoyez le formulaire.",
    returns: true,
  },
  outdated: {
    status: 409,
    title: "La page a été mise à jour",
    text: "Rien n’a été enregistré. Revenez en arrière, rechargez la page, puis renvoyez le formulaire.",
    returns: true,
  },
  "too-large": {
    status: 413,
    title: "Cet envoi est trop volumineux",
    text: "Rien n’a été enregistré. Revenez en arrière et raccourcissez ce que vous avez écrit.",
    returns: true,
  },
  "upload-too-large": {
    status: 413,
    title: "Vos pages sont trop lourdes",
    text: "Rien n’a été enregistré. Revenez en arrière et envoyez moins de pages à la fois : 45 Mo en tout, 10 Mo chacune.",
    returns: true,
  },
  "upload-signed-out": {
    status: 403,
    title: "Reconnectez-vous pour envoyer vos pages",
    text: "Rien n’a été enregistré : votre connexion a pris fin. Retournez à l’accueil, connectez-vous, puis renvoyez vos pages.",
    returns: true,
  },
  "uploads-busy": {
    status: 503,
    title: "Beaucoup de familles envoient des documents en ce moment",
    text: "Rien n’a été enregistré. Attendez une minute, revenez en arrière, puis renvoyez vos pages.",
  },
  "length-required": {
    status: 411,
    title: "Cet envoi n’annonce pas sa taille",
    text: "Rien n’a été enregistré. Réessayez avec un navigateur à jour.",
  },
  method: {
    status: 405,
    title: "Cette demande n’est pas possible ici",
    text: "Revenez à l’accueil du portail.",
    returns: true,
  },
  "unknown-address": {
    status: 421,
    title: "Le portail n’est pas à cette adresse",
    text: "Vérifiez l’adresse que vous avez saisie, ou appelez-nous.",
  },
};

const style = [
  `body{margin:0;background:${palette.sand.DEFAULT};color:${palette.ink.DEFAULT};font:1.125rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}`,
  "main{max-width:36rem;margin:0 auto;padding:3rem 1.25rem}",
  "h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem}",
  "p{margin:0 0 1rem}",
  `a{color:${palette.brand.DEFAULT};text-underline-offset:.2em;overflow-wrap:anywhere}`,
  "a[href^=\"tel:\"]{white-space:nowrap}",
  `a:focus-visible{outline:3px solid ${palette.brand.DEFAULT};outline-offset:2px}`,
  `.portal{color:${palette.brand.DEFAULT};font-weight:600}`,
  `.incident{color:${palette.ink.soft};font-size:1rem}`,
].join("");

/** These pages stand alone: their one style is named by its hash, and they load nothing. */
export const errorPageStyle = hashSource(style);

export type ErrorPage = { status: number; html: string };

export function errorPage(name: ErrorPageName, incident: string): ErrorPage {
  const { status, title, text, returns } = words[name];
  const { desk, portal, name: town } = authority;
  const html = `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${portal}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="portal">${portal} – ${town}</p>
<h1>${title}</h1>
<p>${text}</p>
<p>${desk.name} : <a href="${desk.phoneLink}">${desk.phone}</a>, ${desk.hours}, ou <a href="mailto:${desk.email}">${desk.email}</a>.</p>
${returns ? '<p><a href="/">Retourner à l’accueil</a></p>\n' : ""}<p class="incident">Numéro à nous donner : ${incident}</p>
</main>
</body>
</html>
`;
  return { status, html };
}
