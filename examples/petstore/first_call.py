"""Call the service of server.py with the generated package."""

from petstore import NotFoundError, Petstore

with Petstore() as client:
    print(client.pets.get_pet(1))
    for pet in client.pets.list(status="available"):
        print(pet.name, pet.born)
    new = client.pets.create_pet(name="Mia")
    print(new.id, new.status)
    try:
        client.pets.get_pet(99)
    except NotFoundError as error:
        print(error.body.message)
