import { Suspense, type ReactNode } from "react";
import { RowButton } from "@/components/accounts/row-button";
import { CopyWatch } from "@/components/attendance/copy-watch";
import { Logo } from "@/components/site/logo";
import { MenuLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import { leaveDeskAction } from "@/lib/staff/actions";
import type { StaffView } from "@/lib/staff/view";
import { roleWords } from "@/lib/staff/words";
import { DeskSearch } from "./desk-search";
import { RoomLink } from "./room-link";
import { rooms } from "./rooms";
import { SessionWatch } from "./session-watch";

type FrameProps = { staff: StaffView | undefined; demo: boolean; children: ReactNode };

/** Around every page of staff: who is signed in, the rooms their rights open, the search. Without a session, the name of the portal only. */
export function DeskFrame({ staff, demo, children }: FrameProps) {
  return (
    <div className={staff ? "desk" : "desk desk-closed"}>
      <header className="desk-side on-sea">
        <TextLink href="/admin" className="desk-brand">
          <Logo className="size-9 shrink-0" />
          <span>
            <span className="block leading-tight font-bold">{authority.desk.name}</span>
            <span className="block text-sm leading-snug">{authority.name}</span>
          </span>
        </TextLink>
        {staff ? <Signed staff={staff} /> : null}
        {demo ? <p className="desk-demo">Démonstration : données fictives.</p> : null}
      </header>
      <div className="desk-work">{children}</div>
      <CopyWatch account={staff?.accountId} />
      {staff ? (
        <Suspense>
          <SessionWatch secondsLeft={staff.secondsLeft} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** On a tablet the menu folds under one line; on a computer it is always there. */
function Signed({ staff }: { staff: StaffView }) {
  return (
    <>
      {staff.rights.includes("find-families") ? <DeskSearch /> : null}
      <details className="desk-fold">
        <summary>Menu</summary>
        <Rooms staff={staff} />
        <Me staff={staff} />
      </details>
      <div className="desk-open">
        <Rooms staff={staff} />
        <Me staff={staff} />
      </div>
    </>
  );
}

function Rooms({ staff }: { staff: StaffView }) {
  const open = rooms.map(({ title, rooms: all }) => ({ title, rooms: all.filter(({ right }) => staff.rights.includes(right)) })).filter(({ rooms: some }) => some.length > 0);
  return (
    <nav aria-label="Menu du Guichet" className="desk-rooms">
      {open.map(({ title, rooms: some }) => (
        <div key={title}>
          <p className="desk-rooms-title">{title}</p>
          <ul>
            {some.map(({ href, label }) => (
              <li key={href}>
                <RoomLink href={href}>{label}</RoomLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Me({ staff }: { staff: StaffView }) {
  return (
    <div className="desk-me">
      <MenuLink href="/admin/mon-compte">{staff.name}</MenuLink>
      <p className="text-sm">{roleWords[staff.role]}</p>
      <RowButton action={leaveDeskAction} permalink="/admin">
        Se déconnecter
      </RowButton>
      <noscript>
        <p className="mt-2 text-sm">Sans action de votre part pendant 15 minutes, votre session se termine.</p>
      </noscript>
    </div>
  );
}
