// What may become markup or the address of a script, where the browser asks (Trusted Types): runs before all else.
//
// The page's policy has `require-trusted-types-for 'script'`, so a browser that knows it hands every such text to this
// rule first. The program writes markup that was compiled into it, which has no script and no address in it, and starts
// workers from a `blob:` of its own. Everything else is refused, and text of a script always is.
(() => {
  'use strict';

  const ELEMENTS = /<\s*\/?\s*(script|iframe|frame|object|embed|base|link|meta|form|style|template)\b/i;
  const ATTRIBUTES = /[\s"'/](on\w+|src\w*|href|xlink:href|action|formaction|data|ping)\s*=/i;

  const types = window.trustedTypes;
  if (!types) return;
  try {
    types.createPolicy('default', {
      createHTML: (markup) => (ELEMENTS.test(markup) || ATTRIBUTES.test(markup) ? null : markup),
      createScriptURL: (address) => (address.startsWith('blob:') ? address : null),
    });
  } catch {
    // A host whose own policy lacks `trusted-types default` forbids the rule, and the crash panel says so.
  }
})();
