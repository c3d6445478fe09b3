#!/bin/sh
exec perl "$(dirname "$0")/servidor/servidor.pl"
