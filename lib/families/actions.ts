"use server";
import * as children from "./doors/children";

export const addChildAction = children.addChild;
export const saveChildAction = children.saveChild;
export const dropChildAction = children.dropChild;
export const saveMealAction = children.saveMeal;
export const saveConsentsAction = children.saveConsents;
export const saveCustodyAction = children.saveCustody;
export const unlockHealthAction = children.unlockHealth;
export const saveHealthAction = children.saveHealth;
