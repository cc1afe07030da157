import { cueSheet } from './cue.ts';

/** Spanish. Written by hand; see docs/analyzer.md for what was measured and what was not. */
export const es = cueSheet({
  price: `
    precio, precios, cuanto cuesta, cuanto vale, cuanto sale, cuanto es, cuanto cobran, costo, coste, tarifa,
    tarifas, cotizacion, presupuesto, descuento`,
  expensive: `
    muy caro, demasiado caro, carisimo, es caro, esta caro, mas barato, me hacen descuento, rebaja,
    fuera de mi presupuesto, no me alcanza`,
  booking: `reservar, reserva, reservacion, cita, agendar, una mesa, turno, agenda`,
  buy: `comprar, compra, pedir, pedido, pagar, pago, ordenar, encargar, suscribirme`,
  ready: `
    quiero comprar, quisiera comprar, me gustaria comprar, quiero pedir, quiero reservar, quisiera reservar,
    me gustaria reservar, quiero agendar, quiero una cita, quiero hacer un pedido, hacer un pedido, me lo llevo,
    lo compro, lo quiero, la quiero, reservalo, reservame, como pago, como puedo pagar, donde pago,
    listo para comprar, adelante, hagamoslo, quiero contratar`,
  compare: `
    comparar, comparacion, diferencia entre, cual es mejor, alternativa, alternativas, otras opciones, otra opcion,
    otro modelo, mejor que, algo mas barato`,
  available: `
    disponible, disponibles, disponibilidad, hay stock, en stock, tienen, tienes, hay lugar, hay cupo, queda, quedan`,
  demo: `demo, demostracion, prueba gratis, prueba gratuita, muestra`,
  urgent: `urgente, urgentemente, lo antes posible, cuanto antes, ahora mismo, de inmediato, emergencia`,
  referral: `me recomendo, me recomendaron, recomendado por, recomendada por, de parte de, me hablo de ustedes`,
  repeat: `
    como siempre, lo de siempre, cliente habitual, otra vez lo mismo, ya he comprado, volver a comprar,
    volver a pedir, cliente de siempre`,
  thanks: `gracias, muchas gracias, mil gracias, te agradezco, le agradezco, agradecido, agradecida`,
  bye: `adios, hasta luego, hasta pronto, eso es todo, nada mas, buenas noches, chau, chao, nos vemos, cuidate`,
  complaint: `
    queja, quejarme, reclamo, reclamacion, decepcionado, decepcionada, pesimo, pesima, horrible, terrible, roto,
    rota, defectuoso, no funciona, no sirve, no llego, no ha llegado, sigo esperando, equivocado, mal servicio,
    mala atencion, estafa, estafadores, llego tarde, una verguenza, inaceptable`,
  angry: `
    harto, harta, enojado, enojada, furioso, furiosa, indignado, indignada, ridiculo, inutiles, porqueria, mierda,
    basta ya, nunca mas, denunciar, asco, rabia`,
  again: `
    tercera vez, segunda vez, cuantas veces, otra vez igual, ya les dije, ya le dije, ya pregunte, nadie contesta,
    nadie responde, sigo sin, todavia no, aun no, no me contestan`,
  stop: `baja, darme de baja, dejen de escribirme, no me escriban, no mas mensajes, cancelar suscripcion`,
  cancel: `cancelar, cancelo, cancelen, anular, anulen, cancelacion, cancela`,
  refund: `
    reembolso, devolucion, devuelvan, devolver el dinero, devuelvanme el dinero, mi dinero de vuelta, reembolsen`,
  human: `
    hablar con un gerente, hablar con el gerente, con el encargado, hablar con una persona, hablar con alguien,
    una persona real, un humano, agente humano, con un supervisor, con un asesor, hablar con un agente, eres un bot`,
  delivery: `
    envio, envios, entrega, entregar, enviar, enviado, paquete, seguimiento, mensajero, a domicilio, rastreo,
    llega mi pedido`,
  yes: `si, claro, vale, de acuerdo, perfecto, dale, correcto, esta bien, por supuesto, ok`,
  no: `no, ahora no, no gracias, todavia no`,
  question: `que, cuando, donde, cual, quien, por que, como, puede, pueden, podria, puedo, hay`,
});
