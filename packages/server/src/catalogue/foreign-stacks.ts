/**
 * Languages and frameworks that replace JavaScript on a server, or belong to another field. A goal that names one is not
 * covered, even if the track teaches the rest of it: a lesson on REST does not cover "a REST API in Rust".
 */
export const FOREIGN_STACKS: ReadonlySet<string> = new Set(
  `rust golang python django flask fastapi java spring kotlin scala php laravel symfony ruby rails elixir phoenix erlang haskell clojure perl cplusplus csharp
dotnet fsharp swift swiftui ios android flutter dart react-native unity unreal godot blender excel matlab lua zig fortran cobol arduino pytorch tensorflow machinelearning wordpress`.split(
    /\s+/,
  ),
);
