// Runs before all else and outlives all else: when the app cannot start or has stopped, this says so.
(() => {
  'use strict';

  const WORDS = {
    en: {
      crash: 'natpoint has stopped because of a fault of its own.',
      policy:
        "The page or server that shows natpoint forbids WebAssembly. Its content security policy lacks: script-src 'wasm-unsafe-eval'",
      trusted:
        'The page or server that shows natpoint limits Trusted Types. Its content security policy must allow: trusted-types default',
      script:
        'The page or server that shows natpoint forbids its script. Its content security policy must allow inline scripts for this page.',
      feature: 'This browser is too old for natpoint. It lacks a feature named below.',
      damaged: 'This copy of natpoint is damaged or was cut short. Fetch the file again.',
      silent: 'natpoint did not start. The file may be incomplete, or its script may have been blocked or removed.',
      state: 'Your settings, to copy',
      reload: 'Reload',
      defaults: 'Reload with defaults',
      stuck: 'If nothing happens, reload the page around this frame, or open natpoint by itself.',
    },
    ja: {
      crash: 'natpoint の内部で問題が起きたため停止しました。',
      policy:
        "natpoint を表示しているページまたはサーバーが WebAssembly を禁止しています。コンテンツセキュリティポリシーに次の指定がありません: script-src 'wasm-unsafe-eval'",
      trusted:
        'natpoint を表示しているページまたはサーバーが Trusted Types を制限しています。コンテンツセキュリティポリシーで次を許可してください: trusted-types default',
      script:
        'natpoint を表示しているページまたはサーバーがスクリプトを禁止しています。コンテンツセキュリティポリシーでこのページのインラインスクリプトを許可してください。',
      feature: 'このブラウザは古いため natpoint を実行できません。下に示す機能がありません。',
      damaged: 'この natpoint のファイルは壊れているか、途中で切れています。ファイルを取得し直してください。',
      silent: 'natpoint が起動しませんでした。ファイルが不完全か、スクリプトがブロックまたは削除された可能性があります。',
      state: '現在の設定(コピーできます)',
      reload: '再読み込み',
      defaults: '初期設定で再読み込み',
      stuck: '何も起きない場合は、このフレームを含むページを再読み込みするか、natpoint を単独で開いてください。',
    },
  };
  const PATIENCE = 10_000;

  let shown = '';
  let begun = false;

  const find = (id) => document.getElementById(id);

  // While the skeleton stands the app has not chosen a language, so the browser's counts.
  const language = () => {
    const skeleton = document.querySelector('#app .skeleton');
    const chosen = skeleton ? navigator.language : document.documentElement.lang;
    return /^ja\b/i.test(chosen || '') ? 'ja' : 'en';
  };

  // A program that is forbidden or damaged is told by its message, whoever reports it.
  const kindOf = (message, otherwise) => {
    // Firefox speaks of the type alone.
    if (/trusted ?(html|script|types)|sink type/i.test(message)) return 'trusted';
    if (/unsafe-eval|content security policy|blocked by csp/i.test(message)) return 'policy';
    if (/CompileError/.test(message)) return 'damaged';
    return otherwise;
  };

  // Each engine words an error in its own way; this is what all of them have.
  const textOf = (error) => {
    try {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    } catch {
      return 'unknown error';
    }
  };

  // Even to ask for the storage throws in a frame that has none.
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  // What anybody may have written there is no state, and too long to be shown.
  const kept = (key) => {
    const text = stored(key) || '';
    return /^v\d+(&|$)/.test(text) && text.length <= 65_536 ? text : '';
  };

  // The state of the last moment at which all was well. A version before this one moved it away while it opened it.
  const lastState = () => {
    if (location.hash.length > 1) return location.hash;
    const state = kept('natpoint') || kept('natpoint.opening');
    return state && `#${state}`;
  };

  // As a whole address: `#` alone is resolved against the address of the host in a frame of pasted HTML.
  const setHash = (hash) => {
    try {
      history.replaceState(null, '', location.href.split('#')[0] + hash);
    } catch {
      // The address has the state already, or can have none.
    }
  };

  // The next visit does not open a state that is marked as being opened for long, and offers it.
  const doNotOpen = () => {
    try {
      localStorage.setItem('natpoint.opening', '0');
    } catch {
      // There is no room for it, or no storage.
    }
    if (stored('natpoint.opening') === '0') return;
    try {
      // The panel has shown it, to be copied.
      localStorage.removeItem('natpoint');
    } catch {
      // The reload alone is still worth trying.
    }
  };

  const stuck = () => {
    find('crash-stuck').hidden = false;
  };

  // Frames without an address of their own may refuse to reload, with an error or without one.
  const reload = () => {
    setTimeout(stuck, 1500);
    try {
      location.reload();
    } catch {
      stuck();
    }
  };

  const show = (message, kind) => {
    const tongue = language();
    const words = WORDS[tongue];
    const version = document.documentElement.dataset.version;
    const panel = find('crash');
    panel.lang = tongue;
    find('crash-sentence').textContent = words[kind] || words.crash;
    find('crash-message').textContent = [message, `natpoint ${version}`].filter(Boolean).join('\n');
    const state = lastState();
    // Without the query, which may be a key: what the panel shows is pasted into reports.
    const address = /^(http|file)/.test(location.href) ? location.href.split(/[?#]/)[0] : '';
    find('crash-kept').hidden = !state;
    find('crash-state').value = address + state;
    document.querySelector('label[for=crash-state]').textContent = words.state;
    find('crash-stuck').textContent = words.stuck;
    find('crash-reload').textContent = words.reload;
    find('crash-reload').onclick = () => {
      setHash(state);
      reload();
    };
    find('crash-defaults').textContent = words.defaults;
    find('crash-defaults').onclick = () => {
      setHash('');
      doNotOpen();
      reload();
    };
    find('crash-state').onfocus = (event) => event.target.select();
    // Nothing is on its way any more.
    for (const waiting of document.querySelectorAll('#app .skeleton, #late')) waiting.hidden = true;
    panel.hidden = false;
  };

  // The first message is the cause; those after it are its echoes.
  globalThis.natpointCrash = (message, kind) => {
    if (shown && shown !== 'silent') return;
    const text = textOf(message);
    shown = kindOf(text, kind || 'crash');
    if (find('crash')) {
      show(text, shown);
    } else {
      addEventListener('DOMContentLoaded', () => show(text, shown), { once: true });
    }
  };

  // The app's script says that it runs; a panel that said otherwise was too early.
  globalThis.natpointBegin = () => {
    begun = true;
    if (shown !== 'silent' && shown !== 'script') return;
    shown = '';
    find('crash').hidden = true;
    for (const waiting of document.querySelectorAll('#app .skeleton, #late')) waiting.hidden = false;
  };
  addEventListener('TrunkApplicationStarted', globalThis.natpointBegin);

  addEventListener('error', (event) => {
    // A browser says so when a size changes twice in a frame, which harms nobody; extensions are not ours.
    if (/^ResizeObserver loop/.test(event.message) || /extension:/.test(event.filename)) return;
    // What is muted like this comes from elsewhere, or from WebKit on a disk; the app tells its own end by itself.
    if (begun && !event.error && event.message === 'Script error.') return;
    globalThis.natpointCrash(event.error ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => globalThis.natpointCrash(event.reason));
  addEventListener('securitypolicyviolation', (event) => {
    if (begun || shown || event.disposition !== 'enforce') return;
    if (/^script-src/.test(event.violatedDirective) && event.blockedURI === 'inline') {
      globalThis.natpointCrash(`${event.violatedDirective} (${event.blockedURI})`, 'script');
    }
  });
  addEventListener('DOMContentLoaded', () => {
    setTimeout(() => {
      if (!begun) globalThis.natpointCrash('', 'silent');
    }, PATIENCE);
  });
})();
