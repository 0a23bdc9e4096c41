"use server";
import * as pricing from "./doors/pricing";
import * as proving from "./doors/proving";

export const declareQuotientAction = proving.declare;
export const giveProofAction = proving.give;
export const saveTariffAction = pricing.saveRates;
export const saveBandsAction = pricing.saveBands;
