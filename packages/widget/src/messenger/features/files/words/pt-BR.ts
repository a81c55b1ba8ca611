import type { FilesCatalogue } from './en.ts'

const ptBR: FilesCatalogue = {
  attach: 'Anexar arquivos',
  photo: 'Tirar uma foto',
  drop: 'Você também pode arrastar ou colar aqui.',
  limits: 'Até {count} arquivos de {size} cada',
  list: 'Arquivos anexados',
  sending: 'Enviando {name}',
  ready: '{name} está anexado',
  remove: 'Remover {name}',
  cancel: 'Parar de enviar {name}',
  again: 'Enviar {name} de novo',
  waiting: 'Aguardando a conexão',
  failed: 'Não enviado. A conexão caiu.',
  tooLarge: 'Não anexado. Tem {size}; o máximo é {most}.',
  empty: 'Não anexado. O arquivo está vazio.',
  tooMany: { one: 'Só # arquivo pode ir junto.', other: 'Só # arquivos podem ir junto.' },
  unopened: 'Não é possível abrir {name} agora.',
  automatic: 'Enviada automaticamente',
  quoted: 'Mensagens anteriores',
}

export default ptBR
