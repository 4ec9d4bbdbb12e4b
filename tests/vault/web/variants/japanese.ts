import { htmlDocument, script } from '../kit.ts';
import type { Variant, Words } from '../variant.ts';

const words: Words = {
  generate: 'トークンを生成',
  generateNew: '新しいトークンを生成',
  delete: 'トークンを削除',
  copy: 'コピー',
};

/** Runs inside the page. */
function settings({ words }: { words: Words }): void {
  const { kit } = window;
  const block = kit.get('.setting.token');
  kit.own('section', block);

  function box(markup: string): HTMLElement {
    document.querySelector('.box')?.remove();
    const made = kit.make(
      `<div class="box"><div class="inner" role="dialog" aria-label="確認">${markup}</div></div>`,
    );
    document.body.append(made);
    kit.own('dialog', kit.get('.inner', made));
    return made;
  }

  function ask(what: 'generate' | 'delete', label: string): void {
    kit.ran(what);
    const made = box(`<p>現在のトークンは無効になります。よろしいですか。</p>
      <p><button class="back">キャンセル</button><button class="go">${label}</button></p>`);
    kit.own('cancel', kit.get('.back', made));
    kit.own('confirm', kit.get('.go', made));
    kit.get('.back', made).onclick = () => {
      kit.ran('cancel');
      made.remove();
    };
    kit.get('.go', made).onclick = async () => {
      kit.ran(`confirm-${what}`);
      if (what === 'generate') show(await kit.generate());
      else {
        await kit.remove();
        made.remove();
      }
      await paint();
    };
  }

  function show(token: string): void {
    const made =
      box(`<p>アクセストークン（再表示できません）</p><p>トークン：<span class="value"></span></p>
      <p><button class="copy">${words.copy}</button><button class="close">閉じる</button></p>`);
    kit.get('.value', made).textContent = token;
    kit.own('token', kit.get('.value', made));
    kit.own('copy', kit.get('.copy', made));
    kit.own('close', kit.get('.close', made));
    kit.get('.copy', made).onclick = () => {
      kit.ran('copy');
      void kit.copy(token);
    };
    kit.get('.close', made).onclick = () => {
      kit.ran('close');
      made.remove();
    };
  }

  async function paint(): Promise<void> {
    const { exists } = await kit.state();
    const label = exists ? words.generateNew : words.generate;
    const row = kit.get('.control', block);
    row.innerHTML = `<button class="g">${label}</button>${exists ? `<button class="d">${words.delete}</button>` : ''}`;
    kit.own('generate', kit.get('.g', row));
    kit.get('.g', row).onclick = () => ask('generate', label);
    const remove = row.querySelector<HTMLElement>('.d');
    if (!remove) return;
    kit.own('delete', remove);
    remove.onclick = () => ask('delete', words.delete);
  }
  void paint();
}

const style = `
  body { font: 14px/24px "Hiragino Sans", "Noto Sans JP", sans-serif; margin: 24px; background: #fafafa }
  .setting { display: grid; grid-template-columns: 220px 1fr; border-bottom: 1px solid #ccc; padding: 12px 0 }
  .label { font-weight: 700 } .box { position: fixed; inset: 0; background: #0006 } .inner { background: #fff; margin: 80px auto; width: 560px; padding: 24px }`;

/** Neither words nor structure prove it: no heading, and the specification is on another page. */
export const japanese: Variant = {
  name: 'japanese',
  about:
    'Japanese texts without headings, the link to the specification on another page: it may be anything',
  flavour: 'cloud',
  settingsPath: '/ja/settings',
  specificationPath: '/docs/openapi.json',
  language: 'ja',
  documented: false,
  expect: 'passive',
  words,
  pages: {
    '/': (visit) =>
      htmlDocument(visit, {
        title: 'ダッシュボード',
        language: 'ja',
        style,
        body: '<h1>ダッシュボード</h1><a href="/ja/settings">設定</a> <a href="/ja/developers">開発者向け</a>',
      }),
    '/ja/developers': (visit) =>
      htmlDocument(visit, {
        title: '開発者向け',
        language: 'ja',
        body: `<h1>開発者向け</h1><a href="${visit.specificationPath}">API 仕様</a>`,
      }),
    '/ja/settings': (visit) =>
      htmlDocument(visit, {
        title: '設定',
        language: 'ja',
        style,
        body: `<div class="setting"><div class="label">サーバー名</div><div class="control">acme <button>変更</button></div></div>
          <div class="setting"><div class="label">通知</div><div class="control"><button>テスト送信</button><button>停止</button></div></div>
          <div class="setting token"><div class="label">API アクセストークン</div><div class="control"></div></div>`,
        script: script(settings, { words }),
      }),
  },
  strangers: ['/', '/ja/developers'],
};
