"""Call the service of server.py with the generated package."""

from petstore import NotFoundError, Petstore

with Petstore() as client:
    print(client.pets.get(1))
    for pet in client.pets.list(status="available"):
        print(pet.name, pet.born)
    new = client.pets.create(name="Mia")
    print(new.id, new.status)
    try:
        client.pets.get(99)
    except NotFoundError as error:
        print(error.body.message)
