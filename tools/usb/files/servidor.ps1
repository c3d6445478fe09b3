# Serves the folder "site" to this computer, and to no other. PowerShell 5 comes with Windows 10 and 11: nothing is installed.
$ErrorActionPreference = 'Stop'
$site = [System.IO.Path]::GetFullPath((Join-Path $PSScriptRoot '..\site'))
$types = @{
  '.html' = 'text/html; charset=utf-8'; '.js' = 'text/javascript; charset=utf-8'; '.mjs' = 'text/javascript; charset=utf-8'
  '.css' = 'text/css; charset=utf-8'; '.json' = 'application/json'; '.csv' = 'text/csv; charset=utf-8'
  '.txt' = 'text/plain; charset=utf-8'; '.svg' = 'image/svg+xml'; '.png' = 'image/png'; '.jpg' = 'image/jpeg'
  '.webmanifest' = 'application/manifest+json'; '.wasm' = 'application/wasm'; '.woff2' = 'font/woff2'; '.ttf' = 'font/ttf'
}

# The same port each time: what a browser stored belongs to its address.
$usual = 4173
$listener = $null
foreach ($port in $usual..($usual + 9)) {
  $candidate = New-Object System.Net.HttpListener
  $candidate.Prefixes.Add("http://localhost:$port/")
  try { $candidate.Start(); $listener = $candidate; break } catch { $candidate.Close() }
}
if ($null -eq $listener) { Write-Host 'Nao ha porta livre. / No free port.'; exit 1 }

$address = "http://localhost:$port/"
Write-Host "Bancada: $address"
Write-Host 'Feche esta janela para terminar. / Close this window to end it.'
# Another address is another place for what one wrote: nothing of it is lost, and nobody should think so.
if ($port -ne $usual) {
  Write-Host "A porta $usual ja esta em uso, e o que voce escreveu antes esta em http://localhost:$usual/"
  Write-Host 'Se a Bancada ja esta aberta em outra janela, use aquela e feche esta.'
  Write-Host "Port $usual is in use already, and what you wrote before is at http://localhost:$usual/"
  Write-Host 'If Bancada is open in another window, use that one and close this.'
}
Start-Process $address

# A file within the folder, or nothing: no dots lead out of it.
function Find-File([string] $path) {
  try { $file = [System.IO.Path]::GetFullPath((Join-Path $site $path.TrimStart('/', '\'))) } catch { return $null }
  if ([System.IO.Directory]::Exists($file)) { $file = Join-Path $file 'index.html' }
  $inside = $file.StartsWith($site + [System.IO.Path]::DirectorySeparatorChar, [System.StringComparison]::OrdinalIgnoreCase)
  if ($inside -and [System.IO.File]::Exists($file)) { return $file }
  return $null
}

while ($listener.IsListening) {
  $context = $listener.GetContext()
  $response = $context.Response
  try {
    $path = [System.Uri]::UnescapeDataString($context.Request.Url.AbsolutePath)
    $file = Find-File $path
    # A file that is not there is an error; any other address is a route of the page.
    if ($null -eq $file -and $path -notmatch '\.[A-Za-z0-9]+$') { $file = Join-Path $site 'index.html' }
    $response.Headers.Add('X-Content-Type-Options', 'nosniff')
    $response.Headers.Add('Referrer-Policy', 'no-referrer')
    $response.Headers.Add('Content-Security-Policy', "frame-ancestors 'none'")
    $response.Headers.Add('Cache-Control', 'no-cache')
    if ($null -eq $file) {
      $response.StatusCode = 404
    } else {
      $type = $types[[System.IO.Path]::GetExtension($file).ToLowerInvariant()]
      if ($null -eq $type) { $type = 'application/octet-stream' }
      $bytes = [System.IO.File]::ReadAllBytes($file)
      $response.ContentType = $type
      $response.ContentLength64 = $bytes.Length
      if ($context.Request.HttpMethod -ne 'HEAD') { $response.OutputStream.Write($bytes, 0, $bytes.Length) }
    }
  } catch {
    # A browser that went away ends its own request, and no other.
  } finally {
    try { $response.Close() } catch { }
  }
}
