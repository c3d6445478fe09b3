#!/usr/bin/perl
# Serves the folder `site` to this computer, and to no other. Perl comes with macOS and with every common Linux: nothing is installed.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename qw(dirname);
use IO::Socket::INET;

my $site = abs_path(dirname(abs_path(__FILE__)) . '/../site') or die "The folder 'site' is missing.\n";
my %types = (
  html => 'text/html; charset=utf-8', js => 'text/javascript; charset=utf-8', mjs => 'text/javascript; charset=utf-8',
  css => 'text/css; charset=utf-8', json => 'application/json', csv => 'text/csv; charset=utf-8',
  txt => 'text/plain; charset=utf-8', svg => 'image/svg+xml', png => 'image/png', jpg => 'image/jpeg',
  webmanifest => 'application/manifest+json', wasm => 'application/wasm', woff2 => 'font/woff2', ttf => 'font/ttf',
);

# The same port each time: what a browser stored belongs to its address.
my ($server, $port);
my $usual = 4173;
for my $wanted (@ARGV ? @ARGV : $usual .. $usual + 9) {
  $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $wanted, Listen => 64, ReuseAddr => 1) or next;
  $port = $server->sockport;
  last;
}
die "Nao ha porta livre. / No free port.\n" unless $server;

$| = 1;
my $address = "http://localhost:$port/";
print "Bancada: $address\nFeche esta janela para terminar. / Close this window to end it.\n";
# Another address is another place for what one wrote: nothing of it is lost, and nobody should think so.
if (!@ARGV && $port != $usual) {
  print "A porta $usual ja esta em uso, e o que voce escreveu antes esta em http://localhost:$usual/\n",
    "Se a Bancada ja esta aberta em outra janela, use aquela e feche esta.\n",
    "Port $usual is in use already, and what you wrote before is at http://localhost:$usual/\n",
    "If Bancada is open in another window, use that one and close this.\n";
}
unless (@ARGV) {
  my $opener = $^O eq 'darwin' ? 'open' : 'xdg-open';
  system("$opener '$address' >/dev/null 2>&1 &");
}

$SIG{CHLD} = 'IGNORE';
while (1) {
  my $client = $server->accept or next;
  my $child = fork;
  if (!defined $child || $child) { close $client; next; }
  close $server;
  $SIG{ALRM} = sub { exit 0 };
  alarm 60;
  answer($client);
  close $client;
  exit 0;
}

sub answer {
  my ($client) = @_;
  my $line = <$client>;
  return unless defined $line;
  while (defined(my $header = <$client>)) { last if $header =~ /^\r?\n$/; }
  my ($method, $target) = $line =~ m{^(\w+) (/\S*) HTTP/};
  return send_all($client, '400 Bad Request', 'txt', "Bad request\n", 1) unless defined $target;
  return send_all($client, '405 Method Not Allowed', 'txt', "Method not allowed\n", 1) unless $method =~ /^(GET|HEAD)$/;
  my ($path) = $target =~ m{^([^?#]*)};
  $path =~ s/%([0-9a-fA-F]{2})/chr hex $1/ge;
  my $file = file_of($path);
  # A file that is not there is an error; any other address is a route of the page.
  $file = "$site/index.html" if !defined $file && $path !~ m{\.[A-Za-z0-9]+$};
  return send_all($client, '404 Not Found', 'txt', "Not found\n", $method eq 'GET') unless defined $file;
  open(my $in, '<:raw', $file) or return send_all($client, '404 Not Found', 'txt', "Not found\n", $method eq 'GET');
  my $body = do { local $/; <$in> };
  my ($extension) = $file =~ /\.([A-Za-z0-9]+)$/;
  send_all($client, '200 OK', lc($extension // ''), $body // '', $method eq 'GET');
}

# A file within the folder, or nothing: no link and no dots lead out of it.
sub file_of {
  my ($path) = @_;
  return undef if $path =~ /\0/;
  my $file = "$site$path";
  $file =~ s{/+$}{};
  $file .= '/index.html' if -d $file;
  my $real = -f $file ? abs_path($file) : undef;
  return defined $real && index($real, "$site/") == 0 ? $real : undef;
}

sub send_all {
  my ($client, $status, $extension, $body, $with_body) = @_;
  my $type = $types{$extension} // 'application/octet-stream';
  my $head = "HTTP/1.1 $status\r\nContent-Type: $type\r\nContent-Length: " . length($body)
    . "\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n"
    . "Content-Security-Policy: frame-ancestors 'none'\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n";
  binmode $client;
  print {$client} $head, $with_body ? $body : '';
}
