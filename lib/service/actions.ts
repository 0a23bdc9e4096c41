"use server";
import * as calendar from "./doors/calendar";
import * as catalogue from "./doors/catalogue";

export const saveCenterAction = catalogue.keepCenter;
export const addProgrammeAction = catalogue.addProgramme;
export const saveProgrammeAction = catalogue.keepProgramme;
export const duplicateProgrammeAction = catalogue.copyProgramme;
export const saveGroupAction = catalogue.keepGroup;
export const removeGroupAction = catalogue.dropGroup;
export const saveRatioAction = catalogue.keepRatio;
export const savePeriodAction = calendar.keepPeriod;
export const announcePeriodAction = calendar.announce;
export const repeatSlotsAction = calendar.repeat;
export const createSlotsAction = calendar.makeSlots;
export const changeSlotAction = calendar.keepSlot;
export const closeCenterAction = calendar.close;
export const undoClosureAction = calendar.reopen;
