import { useEffect, useState } from "react";

type Secret<Kind extends string> = { kind: Kind; token: string };

/**
 * The secret of a mailed link, `#KIND=TOKEN`; null without one. It is removed from the address, so that the browser's history does not
 * keep it. A link that is pasted into the address bar of an open page changes only the hash, and counts too.
 *
 * @param kinds a constant list
 */
export function useSecret<Kind extends string>(kinds: readonly Kind[]): Secret<Kind> | null {
  const [secret, setSecret] = useState(() => takeSecret(kinds));
  useEffect(() => {
    const take = () => setSecret((before) => takeSecret(kinds) ?? before);
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, [kinds]);
  return secret;
}

function takeSecret<Kind extends string>(kinds: readonly Kind[]): Secret<Kind> | null {
  const hash = new URLSearchParams(window.location.hash.replace(/^#/, ""));
  for (const kind of kinds) {
    const token = hash.get(kind);
    if (token === null) continue;
    window.history.replaceState(window.history.state, "", window.location.pathname);
    return { kind, token };
  }
  return null;
}
