import type { Api } from "../api/api.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../stop.ts";

/** Opens the page as this terminal's learner, by a link that works once. Where nobody sits at a terminal, it prints the link. */
export async function openPage(
  context: Context,
  api: Api,
  path = "/",
  { open = true } = {},
): Promise<ExitCode> {
  const { screen, base, openUrl } = context;
  const { code, expiresAt } = await api.call("makeLink");
  const link = `${base}${path}#open=${code}`;
  const isOpened =
    open && screen.isInteractive
      ? await openUrl(link).then(
          () => true,
          () => false,
        )
      : false;
  screen.tell({ base, link, expiresAt, isOpened }, [
    isOpened
      ? `Aulo is at ${base}; the page opens in your browser.`
      : `Aulo is at ${base}. Open this link; it works once, within two minutes:\n${link}`,
  ]);
  return EXIT.done;
}
