import type { Refusal } from "./admission";
import { deskLine, ownDocument } from "./own-document";
import type { ReplacementPage } from "./outcome";

export type ErrorPageName = ReplacementPage | Refusal | "uploads-busy" | "crowded";

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
  crowded: {
    status: 503,
    title: "Beaucoup de familles réservent en ce moment",
    text: "Cet envoi n’a pas pu passer, et rien n’a été réservé. Revenez en arrière, puis renvoyez le formulaire : vous passerez avant les nouveaux arrivants.",
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
  "unreadable-address": {
    status: 400,
    title: "Cette adresse n’a pas pu être lue",
    text: "Vérifiez l’adresse que vous avez saisie, ou revenez à l’accueil du portail.",
    returns: true,
  },
  "unknown-address": {
    status: 421,
    title: "Le portail n’est pas à cette adresse",
    text: "Vérifiez l’adresse que vous avez saisie, ou appelez-nous.",
  },
};

export type ErrorPage = { status: number; html: string };

export function errorPage(name: ErrorPageName, incident: string): ErrorPage {
  const { status, title, text, returns } = words[name];
  const html = ownDocument(
    title,
    `<p>${text}</p>
${deskLine}
${returns ? '<p><a href="/">Retourner à l’accueil</a></p>\n' : ""}<p class="aside">Numéro à nous donner : ${incident}</p>`,
  );
  return { status, html };
}
