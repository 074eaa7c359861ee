/** TypeScript's compiler, as strict as it can be, on code that uses packages of `NODE_PATH`. */
'use strict';

const ts = require('typescript');

const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  paths: { '*': [`${process.env.NODE_PATH}/*`] },
  types: [],
  strict: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  skipLibCheck: true,
};

/** What the compiler says of files, which it compiles beside them; nothing if they are right. */
exports.compile = function compile(files) {
  const program = ts.createProgram(files, OPTIONS);
  const { diagnostics } = program.emit();
  const found = [...ts.getPreEmitDiagnostics(program), ...diagnostics].slice(0, 20);
  const host = { getCanonicalFileName: (name) => name, getCurrentDirectory: () => '', getNewLine: () => '\n' };
  return ts.formatDiagnostics(found, host);
};
