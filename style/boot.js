// The end of the packaged page's module: the glue above it gets its program from the page itself.
{
  const decode = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    return bytes;
  };

  const boot = async () => {
    globalThis.natpointBegin();
    for (const feature of ['WebAssembly', 'DecompressionStream']) {
      if (!(feature in globalThis)) return globalThis.natpointCrash(feature, 'feature');
    }
    let program;
    try {
      // The block stays in the page, so that a copy saved from the browser still works.
      const packed = new Blob([decode(document.getElementById('natpoint-wasm').textContent)]);
      program = await new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    } catch (error) {
      return globalThis.natpointCrash(error, 'damaged');
    }
    const { instance, module } = await WebAssembly.instantiate(program, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
  };

  boot().catch(globalThis.natpointCrash);
}
