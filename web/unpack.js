// A program inside the page: gzip in base64, in a block of data. The block stays, so that a copy of the page saved from
// the browser still works.

const fromBase64 = (text) =>
  Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// Compiles the program of the block with this id. As a stream: the browser compiles what has been unpacked so far.
export const compile = async (id) => {
  const packed = new Response(fromBase64(document.getElementById(id).textContent));
  const headers = { 'content-type': 'application/wasm' };
  return WebAssembly.compileStreaming(
    new Response(packed.body.pipeThrough(new DecompressionStream('gzip')), { headers }),
  );
};
