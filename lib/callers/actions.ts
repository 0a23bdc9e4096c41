"use server";
import * as desk from "./doors/desk";
import * as serving from "./doors/serving";

export const checkCallerAction = serving.check;
export const endCallAction = serving.end;
export const noteCallAction = serving.note;
export const planCallBackAction = serving.callBack;
export const mailPasswordAction = serving.mailPassword;
export const signOutEverywhereAction = serving.signOutEverywhere;
export const mailNewAddressAction = serving.mailNewAddress;
export const inviteCallerAction = serving.invite;
export const withdrawGuardianAction = serving.withdraw;
export const uniteFamiliesAction = serving.unite;
export const openFamilyAction = desk.openFamily;
export const renewRegistrationAction = desk.renew;
export const closeTaskAction = desk.closing;
