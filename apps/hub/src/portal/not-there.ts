/** Shown where a page of the portal is asked of a hub that was installed without it. */
export const notThere = `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Seinhuis</title></head>
<body>
<main>
<h1>Het portaal is hier niet geïnstalleerd</h1>
<p>Deze hub heeft alleen de koppeling voor systemen. Wilt u ook de schermen? Voer <code>npm run build</code> uit en start de hub opnieuw.</p>
<p><a href="/v1/documentatie">Documentatie van de koppeling</a></p>
</main>
</body>
</html>
`;
