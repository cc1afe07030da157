import { cueSheet } from './cue.ts';

/** Portuguese. Written by hand; see docs/analyzer.md for what was measured and what was not. */
export const pt = cueSheet({
  price: `
    preco, precos, quanto custa, quanto e, quanto fica, quanto sai, valor, valores, orcamento, tabela de precos,
    desconto, quanto ta, qual o valor`,
  expensive: `
    muito caro, caro demais, ta caro, esta caro, carissimo, mais barato, faz um desconto, tem desconto,
    fora do meu orcamento, nao cabe no bolso`,
  booking: `reservar, reserva, agendar, agendamento, marcar, uma mesa, horario, consulta`,
  buy: `comprar, compra, pedir, pedido, pagar, pagamento, encomendar, assinar, contratar`,
  ready: `
    quero comprar, gostaria de comprar, vou querer, vou levar, quero pedir, quero reservar, gostaria de reservar,
    quero agendar, gostaria de agendar, quero marcar, quero fazer um pedido, fazer um pedido, fechado,
    pode reservar, pode agendar, pode marcar, eu quero esse, como pago, como faco para pagar, onde pago,
    manda o pix, qual o pix, vamos fechar, quero contratar`,
  compare: `
    comparar, comparacao, diferenca entre, qual e melhor, qual o melhor, alternativa, alternativas, outras opcoes,
    outra opcao, outro modelo, melhor que, algo mais barato`,
  available: `
    disponivel, disponiveis, disponibilidade, tem estoque, em estoque, voces tem, ainda tem, tem vaga, tem horario,
    tem disponivel`,
  demo: `demonstracao, teste gratis, teste gratuito, amostra, demo`,
  urgent: `urgente, com urgencia, o mais rapido possivel, agora mesmo, imediatamente, emergencia, pra ontem`,
  referral: `me indicou, me indicaram, indicado por, indicada por, recomendado por, indicacao de, me recomendou`,
  repeat: `
    como sempre, o de sempre, cliente antigo, cliente antiga, ja comprei, comprar de novo, pedir de novo,
    mesma coisa da outra vez`,
  thanks: `obrigado, obrigada, muito obrigado, muito obrigada, valeu, brigado, brigada, agradeco, grato, grata`,
  bye: `tchau, ate mais, ate logo, e so isso, so isso, nada mais, boa noite, abraco, abracos`,
  complaint: `
    reclamacao, reclamar, decepcionado, decepcionada, pessimo, pessima, horrivel, terrivel, quebrado, quebrada,
    defeito, com defeito, nao funciona, nao presta, nao chegou, nao recebi, estou esperando, errado,
    mau atendimento, atendimento ruim, golpe, atrasado, uma vergonha, inaceitavel`,
  angry: `
    com raiva, raiva, furioso, furiosa, indignado, indignada, ridiculo, absurdo, palhacada, merda, porra, lixo,
    nunca mais, processar, procon, odio`,
  again: `
    terceira vez, segunda vez, quantas vezes, de novo isso, ja falei, ja disse, ja perguntei, ninguem responde,
    ainda nao, ate agora nada, continuo sem`,
  stop: `sair, parar, descadastrar, nao quero receber, parem de mandar`,
  cancel: `cancelar, cancela, cancelem, cancelamento, desmarcar, desmarca`,
  refund: `reembolso, estorno, devolucao, dinheiro de volta, devolver o dinheiro, devolvam`,
  human: `
    falar com o gerente, falar com um gerente, falar com uma pessoa, falar com alguem, pessoa de verdade, um humano,
    atendente humano, falar com atendente, falar com um atendente, com um supervisor, voce e um robo`,
  delivery: `
    entrega, entregar, entregam, envio, enviar, enviado, frete, rastreio, rastrear, pacote, motoboy,
    chega meu pedido`,
  yes: `sim, claro, pode ser, perfeito, combinado, certo, isso, ok, beleza, com certeza`,
  no: `nao, agora nao, nao obrigado, nao obrigada, ainda nao`,
  question: `o que, quando, onde, qual, quem, por que, porque, como, pode, podem, poderia, posso, tem como`,
});
