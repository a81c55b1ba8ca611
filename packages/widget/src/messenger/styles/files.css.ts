/** Files on their way and files that came; with them, what else a message may have. */
export default /* css */ `
.files { display: grid; gap: 6px; margin-bottom: 8px; }
.file { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 4px 4px 4px 12px; padding-inline: 12px 4px; border: 1px solid var(--n6); border-radius: 8px; }
.file.failed { border-color: var(--danger); }
.file-text { flex: 1; min-width: 0; display: grid; text-align: start; }
.file-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; font-weight: 500; }
.file-note { font-size: 12px; color: var(--n10); }
.failed .file-note { color: var(--danger); }
.progress { display: block; height: 4px; margin-top: 4px; border-radius: 2px; background: var(--n6); overflow: hidden; }
.progress i { display: block; height: 100%; background: var(--accent-edge); transform: scaleX(var(--sent, 0)); transform-origin: 0 50%; transition: transform 200ms ease-out; }
[dir='rtl'] .progress i { transform-origin: 100% 50%; }
.composer .files { max-height: 160px; overflow-y: auto; }
.composer.over .field { border-color: var(--accent-edge); border-style: dashed; }

.sent-files { display: grid; gap: 6px; max-width: 100%; margin-top: 4px; }
.sent-file { display: flex; align-items: center; gap: 8px; max-width: 100%; min-height: 44px; padding: 6px 12px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); color: var(--n12); }
.sent-file:hover { border-color: var(--n8); }
.sent-file .icon { color: var(--n10); }
.picture { flex-direction: column; align-items: stretch; }
.picture img { display: block; width: calc(100% + 12px); max-height: 180px; margin: 2px -6px 0; border-radius: 8px; object-fit: cover; }
.picture img[hidden] { display: none; }
.quoted { max-width: 100%; margin-top: 4px; font-size: 13px; color: var(--n11); }
.quoted summary { min-height: 24px; padding: 2px 4px; cursor: pointer; color: var(--n10); }
.quoted p { max-height: 240px; overflow-y: auto; padding: 4px 12px; border-inline-start: 2px solid var(--n6); white-space: pre-wrap; }
.automatic { margin-top: 2px; padding-inline: 4px; font-size: 12px; color: var(--n10); }
`
