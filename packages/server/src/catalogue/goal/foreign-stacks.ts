/**
 * Languages and frameworks that take the place of JavaScript on a server, or of the server altogether. A goal that names
 * one is about that one, even if it says more: "a REST API in Rust" is not covered by a lesson on REST.
 */
export const FOREIGN_STACKS: ReadonlySet<string> = new Set(
  `rust golang python django flask fastapi java spring kotlin scala php laravel symfony ruby rails elixir phoenix erlang haskell clojure perl cplusplus csharp
dotnet fsharp swift swiftui ios android flutter dart reactnative unity unreal godot blender excel matlab lua zig fortran cobol arduino pytorch tensorflow machinelearning wordpress
pandas numpy scipy sklearn keras solidity ethereum blockchain salesforce sap shopify magento drupal joomla hadoop powershell delphi photoshop`.split(
    /\s+/,
  ),
);

/** Tools beside a back end. A goal may name one ("an API for my React app"), and it is never a misspelt word of the track. */
export const OTHER_TOOLS: ReadonlySet<string> = new Set(
  `react vue angular svelte nuxt remix redux jquery tailwind bootstrap webpack vite electron figma html css sass`.split(
    /\s+/,
  ),
);

/** Whether a word names a technology that the track does not teach. */
export function isOtherTechnology(written: string): boolean {
  return FOREIGN_STACKS.has(written) || OTHER_TOOLS.has(written);
}
