import { Suspense, useState } from "react";
import { Link, type Location, NavLink, Outlet, ScrollRestoration, useNavigate } from "react-router";
import { useKeys } from "../features/keys/use-keys.ts";
import { SearchDialog } from "../features/search/SearchDialog.tsx";
import { paths } from "../paths.ts";
import { LiveRegion } from "../ui/announce.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { UnreachableBanner } from "./UnreachableBanner.tsx";
import { Wordmark } from "./Wordmark.tsx";

const PLACES = [
  { to: paths.home(), name: "Next step", key: "g h" },
  { to: paths.map(), name: "Map", key: "g m" },
  { to: paths.goals(), name: "Goals", key: "g o" },
  { to: paths.settings(), name: "Settings", key: "g s" },
];

/** The frame of every page: navigation, banners and dialogs. */
export function Shell() {
  const [keysOpen, setKeysOpen] = useState(false);
  const [searchOpen, setSearchOpen] = useState(false);
  const navigate = useNavigate();
  useKeys({
    "?": () => setKeysOpen(true),
    "/": () => setSearchOpen(true),
    ...Object.fromEntries(PLACES.map(({ key, to }) => [key, () => void navigate(to)])),
  });
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <UnreachableBanner />
      <header className="top">
        <div className="top-inner">
          <Link className="wordmark" to={paths.home()} aria-label="Aulo, home">
            <Wordmark />
          </Link>
          <nav aria-label="Main">
            <ul>
              {PLACES.map(({ to, name }) => (
                <li key={to}>
                  <NavLink className="nav-link" to={to} end={to === paths.home()}>
                    {name}
                  </NavLink>
                </li>
              ))}
            </ul>
            <button
              type="button"
              className="top-button"
              aria-label="Search"
              title="Search (/)"
              onClick={() => setSearchOpen(true)}
            >
              <Icon name="search" />
            </button>
            <button
              type="button"
              className="top-button keys-button"
              aria-label="Keyboard shortcuts"
              title="Keyboard shortcuts (?)"
              onClick={() => setKeysOpen(true)}
            >
              <kbd>?</kbd>
            </button>
          </nav>
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <Suspense fallback={<Loading what="The page is loading." />}>
          <Outlet />
        </Suspense>
      </main>
      <LiveRegion />
      <KeysDialog open={keysOpen} onOpenChange={setKeysOpen} />
      <SearchDialog open={searchOpen} onOpenChange={setSearchOpen} />
      <ScrollRestoration getKey={scrollKey} />
    </>
  );
}

/** Key of a kept scroll position. The router calls every page that the browser itself loads "default". */
function scrollKey({ key, pathname }: Location): string {
  return key === "default" ? pathname : key;
}
